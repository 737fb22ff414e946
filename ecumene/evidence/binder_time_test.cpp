// Figures without a date of their own: by the events and frames that the text itself dates.
#include "ecumene/evidence/binder_time.hpp"

#include <doctest/doctest.h>

#include <string>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;
using evidence_internal::TimeNarrative;

namespace {

// The periods of all quantities in order; "-" where nothing is said.
std::string periods(const std::string& text, const char* code) {
  std::string joined;
  const Reading reading = read_text(text, {.language = language(code)});
  for (const Mention& mention : reading.mentions) {
    if (mention.type != MentionType::quantity) continue;
    joined += joined.empty() ? "" : " ";
    joined += mention.period.empty() ? "-" : mention.period.str();
  }
  return joined;
}

}  // namespace

TEST_CASE("the end of an event, and soon behind it, are told by the date that the text gives to the event") {
  CHECK(periods("During the war (1914-1918) the town lost 40 houses. By the end of the war 90 shops had closed. "
                "After the war 12 of them opened again.",
                "en") == "1914/1918 1918 1918~");
  CHECK(periods("Оккупация длилась с 3 мая 1942 года по 7 июня 1943 года. К концу оккупации осталось 60 домов. "
                "После оккупации построили 15 бараков.",
                "ru") == "1943-06-07 1943-06~");
  CHECK(periods("Місто звільнили 4 лютого 1944 року. На час звільнення в ньому жило 900 людей. Одразу після звільнення "
                "відкрили 3 крамниці.",
                "uk") == "1944-02-04 1944-02~");
  CHECK(periods("Ашаршылық (1921–1922 жылдар) ауылды күйретті. Ашаршылық кезінде 300 адам көшті. Ашаршылықтан кейін "
                "120 үй қалды.",
                "kk") == "1921/1922 1922~");
}

TEST_CASE("figures of a year that is about so hold about then") {
  CHECK(periods("About 1911 the mill employed 1,200 men. In 1913 there were 1,400.", "en") == "1911~ 1913");
  CHECK(periods("Около 1911 года на мельнице работало 1200 человек, в 1913 году — 1400.", "ru") == "1911~ 1913");
  CHECK(periods("About 1911 the mill was sold. It employed 1,200 men.", "en") == "1911");
}

TEST_CASE("an event may be dated behind the figure, but never by anything outside the text") {
  CHECK(periods("The evacuation took 70 trains. Those who had been evacuated in 1941 came back.", "en") == "1941");
  CHECK(periods("By the end of the war 90 shops had closed.", "en") == "-");
  CHECK(periods("During the first months of the war (1941) 8 mills burned. By the end of the war 5 more were lost.",
                "en") == "1941 1941");  // the story goes on: the end of the war itself has no date
}

TEST_CASE("the last of several events of a name is meant, and a kind of war is no other kind") {
  CHECK(periods("The census of 1897 found 700 families. The census of 1926 found 950. At the time of the census 40 of "
                "them had no land.",
                "en") == "1897 1926 1926");
  CHECK(periods("The Civil War (1918-1920) ruined the mills. In 1927 they were sold. By the end of World War II 3 "
                "stood.",
                "en") == "1927");
}

TEST_CASE("the heading of a section frames its figures, the title those of sections without a period") {
  const std::string report =
      "Fishing in January-June 2021\n\nThe fleet landed 90 t of carp.\n\nThe year 2019\n\nPonds gave 40 "
      "t.\n\nOutlook\n\n"
      "Farms asked for 7 boats.\n";
  CHECK(periods(report, "en") == "2021-01/2021-06 2019 2021-01/2021-06");
}

TEST_CASE("what happened on a day goes on as its year in the next paragraph, the day of figures goes on as it is") {
  CHECK(periods("On 4 May 1946 the council met.\n\nIt had 30 members.\n", "en") == "1946");
  CHECK(periods("On 4 May 1946 it counted 30 members.\n\nOf these 9 were women.\n", "en") == "1946-05-04 1946-05-04");
}

TEST_CASE("an interval set without figures frames the events inside it") {
  CHECK(
      periods("The railway was built from 1896 to 1903.\n\nIn 1899 the bridge was opened.\n\nThe works cost 5 million "
              "rubles.\n",
              "en") == "1896/1903");
  CHECK(
      periods("The railway was built from 1896 to 1903.\n\nIn 1911 the bridge was opened.\n\nThe works cost 5 million "
              "rubles.\n",
              "en") == "1911");
}

TEST_CASE("a share of growth holds between the two years that the sentence before compares") {
  CHECK(periods("In 1926 the town had 40 thousand people, in 1939 90 thousand. Growth was due to migration by 80 %.",
                "en") == "1926 1939 1926/1939");
}

TEST_CASE("the day of reporting is that of its figure alone") {
  CHECK(periods("Prices in January-March 2020\n\nOn 1 April 2020 the stock was 70 tonnes. Bread rose by 4 %.\n",
                "en") == "2020-04-01 2020-01/2020-03");
}

TEST_CASE("in these years, by the end of the period: the interval told last") {
  CHECK(
      periods("Из 1930 года в 1934 год. За 1930–1934 годы край изменился. За эти годы построили 40 школ. К концу этого "
              "периода их было 95.",
              "ru") == "1930/1934 1934");
}

TEST_CASE("an empty narrative knows nothing, and the only year of a text counts behind its first date") {
  TimeNarrative time("1950");
  CHECK(time.period().empty());
  CHECK(time.from() == PeriodFrom::nothing);
  time.tell("1950-02", TimeNarrative::Told::with_figures);
  CHECK(time.period() == "1950-02");
  time.begin_section({});
  CHECK(time.period() == "1950");
  CHECK(time.from() == PeriodFrom::document);
}
