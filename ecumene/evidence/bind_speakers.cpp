// The person whose words a sentence gives: "X said", "according to X". Transcripts are turns.cpp's.
#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

struct Name {
  std::size_t first = 0;  // tokens
  std::size_t next = 0;   // one past
  explicit operator bool() const { return next > first; }
};

bool is_initial(const Scene& scene, std::size_t at) {
  constexpr std::size_t longest = 2;  // bytes
  const Page& page = scene.page();
  return page.is_word(at) && scene.tokens().raw(at).size() <= longest && is_capitalised(scene.tokens().raw(at)) &&
         page.is_mark(at + 1, U'.');
}

// Could the word stand in a person's name? Institutions, plants and the small words that open sentences do not.
bool is_name_word(const Scene& scene, std::size_t at) {
  const Page& page = scene.page();
  constexpr std::size_t shortest = 3;  // bytes
  if (!page.is_word(at) || scene.tokens().raw(at).size() < shortest || !is_capitalised(scene.tokens().raw(at)))
    return false;
  const Found tie = page.find(WordKind::tie, at);
  if (tie && static_cast<Tie>(tie.sense->value) != Tie::institution) return false;
  return !page.find(WordKind::stop, at) && !page.find(WordKind::month, at) && !page.find(WordKind::speech, at);
}

bool is_thing(const Scene& scene, std::size_t at) {
  const Found tie = scene.page().find(WordKind::tie, at);
  return tie || scene.page().find(WordKind::topic, at);
}

// "Anna Petrova", "V. Rybalov", "A. B. Ivanov" from a token on: at least two parts, none the name of a thing.
Name name_from(const Scene& scene, std::size_t at) {
  Name name{.first = at, .next = at};
  std::size_t words = 0;
  std::size_t initials = 0;
  bool is_person = true;
  constexpr std::size_t most = 4;
  while (name.next < scene.last() && words + initials < most) {
    if (is_initial(scene, name.next)) {
      ++initials;
      name.next += 2;
    } else if (is_name_word(scene, name.next)) {
      is_person &= !is_thing(scene, name.next);
      ++words;
      ++name.next;
    } else {
      break;
    }
  }
  if (words == 0 || words + initials < 2 || !is_person) name.next = name.first;
  return name;
}

bool is_opening(const Scene& scene, std::size_t at) {
  return scene.page().is_mark(at, U',') || scene.page().is_mark(at, U'-') || scene.page().is_mark(at, U'"');
}

// A verb of saying beside the name, or "according to" before it (behind it in a language with postpositions).
bool is_said_by(const Scene& scene, const Name& name) {
  const Page& page = scene.page();
  const std::size_t behind = is_opening(scene, name.next) ? name.next + 1 : name.next;
  if (page.find(WordKind::speech, name.next) || page.find(WordKind::speech, behind)) return true;
  const auto is_according = [](const Found& tie) {
    return tie && static_cast<Tie>(tie.sense->value) == Tie::according;
  };
  if (is_according(page.find(WordKind::tie, name.next))) return true;
  constexpr std::size_t farthest = 3;  // "said the director Anna Petrova"
  for (std::size_t before = name.first; before-- > scene.first() && name.first - before <= farthest;) {
    if (page.is_mark(before, U',') || page.is_mark(before, U'"') || page.is_mark(before, U';')) return false;
    if (page.find(WordKind::speech, before)) return true;
    if (const Found tie = page.find(WordKind::tie, before); is_according(tie) && tie.next <= name.first) return true;
  }
  return is_according(page.find_before(WordKind::tie, name.first));
}

bool has_saying(const Scene& scene) {
  if (scene.has_tie(Tie::according)) return true;
  constexpr auto kinds = bits_of(WordKind::speech);
  for (std::size_t at = scene.first(); at < scene.last(); ++at)
    if (scene.page().has_kind(at, kinds)) return true;
  return false;
}

}  // namespace

void read_speaker(Scene& scene) {
  PartIndex figure = 0;
  while (figure < scene.size() && !scene.is(figure, PartKind::quantity)) ++figure;
  if (figure == scene.size() || !has_saying(scene)) return;
  for (std::size_t at = scene.first(); at < scene.last(); ++at) {
    const Name name = name_from(scene, at);
    if (!name) continue;
    if (!is_said_by(scene, name)) {
      at = name.next - 1;
      continue;
    }
    const std::uint32_t begin = scene.tokens()[name.first].begin;
    const auto words = scene.tokens().text.substr(begin, scene.tokens()[name.next - 1].end - begin);
    for (; figure < scene.size(); ++figure)
      if (scene.is(figure, PartKind::quantity)) scene[figure].mention->speaker = words;
    return;
  }
}

}  // namespace ecumene::evidence_internal
