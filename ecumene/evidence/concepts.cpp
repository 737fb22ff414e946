#include "ecumene/evidence/concepts.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/concepts_internal.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene {
namespace {

constexpr std::size_t fewest_letters = 4;  // of a word that must be known; shorter ones may be function words

struct Word {
  std::string letters;
  bool is_bent = false;  // any ending may follow
};

struct Form {
  std::vector<Word> words;
  std::vector<std::string> concepts;
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (const auto part = utf8::trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Form form_of(std::string_view names, std::string_view written) {
  Form form;
  for (const std::string_view name : split(names, ' '))
    if (name != "-") form.concepts.emplace_back(name);
  for (const std::string_view word : split(written, ' ')) {
    const bool is_bent = word.ends_with('*');
    form.words.push_back({utf8::folded(word.substr(0, word.size() - (is_bent ? 1 : 0))), is_bent});
  }
  return form;
}

// The forms of a language, by the first letter of their first word, those of more words first.
class Forms {
 public:
  Forms(std::string_view data, const Language& language) : language_(&language) {
    for (std::string_view line : split(data, '\n')) {
      line = line.substr(0, line.find('#'));
      for (const std::string_view entry : split(line, ';')) take(entry);
    }
    for (auto& [letter, forms] : by_letter_)
      std::ranges::stable_sort(forms, std::greater{}, [](const Form& form) { return form.words.size(); });
  }

  // The form that begins at a word of the phrase; nullptr: none.
  const Form* at(const std::vector<std::string>& phrase, std::size_t first) const {
    const auto found = by_letter_.find(first_letter(phrase[first]));
    if (found == by_letter_.end()) return nullptr;
    const auto form =
        std::ranges::find_if(found->second, [&](const Form& one) { return stands_at(one, phrase, first); });
    return form == found->second.end() ? nullptr : &*form;
  }

 private:
  static char32_t first_letter(std::string_view word) {
    std::size_t offset = 0;
    return word.empty() ? U' ' : utf8::next(word, offset);
  }

  void take(std::string_view entry) {
    const std::size_t colon = entry.find(':');
    if (colon == std::string_view::npos) return;
    for (const std::string_view written : split(entry.substr(colon + 1), ',')) {
      Form form = form_of(entry.substr(0, colon), written);
      by_letter_[first_letter(form.words.front().letters)].push_back(std::move(form));
    }
  }

  bool stands_at(const Form& form, const std::vector<std::string>& phrase, std::size_t first) const {
    if (first + form.words.size() > phrase.size()) return false;
    for (std::size_t i = 0; i < form.words.size(); ++i)
      if (!is_form_of(form.words[i], phrase[first + i])) return false;
    return true;
  }

  bool is_form_of(const Word& form, std::string_view word) const {
    if (!form.is_bent || word.size() <= form.letters.size()) return word == form.letters;
    if (!word.starts_with(form.letters)) return false;
    const std::string_view rest = word.substr(form.letters.size());
    constexpr std::size_t most_letters = 3;  // of an ending of adjectives
    return language_->is_ending(rest) || language_->stem(word) == language_->stem(form.letters) ||
           (utf8::length(rest) <= most_letters && language_->has_ending(EndingSort::adjective, word));
  }

  const Language* language_;
  std::map<char32_t, std::vector<Form>> by_letter_;
};

const Forms* forms_of(const Language& language) {
  static const std::map<std::string, Forms, std::less<>> all = [] {
    std::map<std::string, Forms, std::less<>> read;
    for (const auto& [code, data] : concept_data())
      if (const Language* known = ecumene::language(code)) read.try_emplace(std::string(code), data, *known);
    return read;
  }();
  const auto found = all.find(language.code());
  return found == all.end() ? nullptr : &found->second;
}

}  // namespace

std::string concepts_of(std::string_view phrase, const Language& language) {
  const Forms* forms = forms_of(language);
  if (forms == nullptr) return {};
  const std::vector<std::string> words = words_of(phrase);
  std::set<std::string_view> concepts;
  for (std::size_t at = 0; at < words.size();) {
    if (const Form* form = forms->at(words, at)) {
      concepts.insert(form->concepts.begin(), form->concepts.end());
      at += form->words.size();
    } else if (utf8::length(words[at]) < fewest_letters) {
      ++at;
    } else {
      return {};
    }
  }
  std::string named;
  for (const std::string_view one : concepts) named += (named.empty() ? "" : " ") + std::string(one);
  return named;
}

void name_concepts(std::span<Claim> claims) {
  std::unordered_map<std::string, SharedText> known;  // by language and subject
  for (Claim& claim : claims) {
    const Language* language = claim.subject.empty() ? nullptr : ecumene::language(claim.language);
    if (language == nullptr) continue;
    const auto [entry, is_new] = known.try_emplace(claim.language.str() + ' ' + claim.subject.str());
    if (is_new) entry->second = concepts_of(claim.subject, *language);
    claim.concepts = entry->second;
  }
}

}  // namespace ecumene
