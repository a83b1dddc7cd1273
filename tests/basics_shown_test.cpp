// Texts of others between our own words: direction kept inside, what is unseen written out.
#include <string>

#include "core/basics/shown.hpp"
#include "core/export/text.hpp"
#include "doctest/doctest.h"

namespace jm216::test::basics_shown_test {

TEST_CASE("a text without a control of direction or letters from the right is left as it is") {
  for (const std::string text : {"", "Neo GmbH", "Größe € 5", "日本", "\xff\xfe", "−5.00"}) {
    CHECK(isolated(text) == text);
    CHECK(for_reading(text) == text);
  }
}

TEST_CASE("what turns the text is closed and kept to itself (Unicode Annex 9)") {
  const auto kept = [](const std::string& text) { return "\u2068" + text + "\u2069"; };
  CHECK(isolated("Neo \u202eGmbH") == kept("Neo \u202eGmbH\u202c"));
  CHECK(isolated("\u202aa\u202bb") == kept("\u202aa\u202bb\u202c\u202c"));
  CHECK(isolated("a\u2067b") == kept("a\u2067b\u2069"));
  // An embedding inside an isolate ends before it; an isolate's end ends the embeddings in it.
  CHECK(isolated("\u2066a\u202eb") == kept("\u2066a\u202eb\u202c\u2069"));
  CHECK(isolated("\u202a\u2066a\u202eb\u2069c") == kept("\u202a\u2066a\u202eb\u2069c\u202c"));
  // Each letter and mark from the right turns what stands beside it.
  CHECK(isolated("חברה 5") == kept("חברה 5"));
  CHECK(isolated("شركة") == kept("شركة"));
  CHECK(isolated("a\u200f") == kept("a\u200f"));
}

TEST_CASE("an end without a beginning ends nothing of ours: it is written out") {
  CHECK(isolated("a\u2069b\u202e") == "\u2068a‹U+2069›b\u202e\u202c\u2069");
  CHECK(isolated("a\u202cb") == "\u2068a‹U+202C›b\u2069");
  // Not even inside an isolate, where an embedding was begun outside it.
  CHECK(isolated("\u202ea\u2066\u202cb\u2069") == "\u2068\u202ea\u2066‹U+202C›b\u2069\u202c\u2069");
}

TEST_CASE("what is isolated already is not isolated twice") {
  const std::string once = "The seller " + isolated("\u202eab") + " of " + isolated("חברה");
  CHECK(isolated(once) == once);
}

TEST_CASE("what is unseen is written out, joiners only where they have no work") {
  CHECK(with_unseen_shown("A\u200bB") == "A‹U+200B›B");
  CHECK(with_unseen_shown("\ufeffA\u00ad\u2060") == "‹U+FEFF›A‹U+00AD›‹U+2060›");
  CHECK(with_unseen_shown("A\u200dB\u200c") == "A‹U+200D›B‹U+200C›");
  CHECK(with_unseen_shown("a\u2028b\u3164") == "a‹U+2028›b‹U+3164›");
  CHECK(with_unseen_shown("\U000e0041") == "‹U+E0041›");
  // Marks of direction, which have work only where letters from the right stand.
  CHECK(with_unseen_shown("INV\u200e-1\u200f\u061c") == "INV‹U+200E›-1‹U+200F›‹U+061C›");
  CHECK(for_reading("INV\u200e-1") == "INV‹U+200E›-1");
  CHECK(with_unseen_shown("A\ufe0f") == "A‹U+FE0F›");
  for (const std::string text :
       {"می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3",
        "חברה C++\u200f", "\u200eشركة", "شر\u061cكة", "©\ufe0f", "葛\U000e0100"}) {
    CHECK(with_unseen_shown(text) == text);
  }
}

TEST_CASE("a blank that is not the plain one is written out, but for where it is usual") {
  CHECK(with_unseen_shown("Neo\u00a0GmbH") == "Neo‹U+00A0›GmbH");
  CHECK(with_unseen_shown("INV\u20031\u2800") == "INV‹U+2003›1‹U+2800›");
  CHECK(with_unseen_shown("A\u3000B\u205f\u1680\u202f") == "A‹U+3000›B‹U+205F›‹U+1680›‹U+202F›");
  for (const std::string text : {"US$\u00a05.00", "Remise\u00a0: 5\u202f%", "«\u00a0Néo\u00a0»",
                                 "山田\u3000太郎", "ᚓᚄ\u1680ᚑᚄ"}) {
    CHECK(with_unseen_shown(text) == text);
  }
}

TEST_CASE("no control character is left of a text for a terminal") {
  CHECK(plain("a\x1b[31mb\a\x7f\tc\r\nd") == "a [31mb   c  d");
  CHECK(plain("a\u0080\u009b\u009fb") == "a      b");
  CHECK(plain("a\x9b") == "a\ufffd");  // an argument need not be UTF-8
  CHECK(plain("\xc3") == "\ufffd");
  CHECK(plain("é€") == "é€");
  // What is not meant for reading has them written out.
  CHECK(with_controls_shown("a\x1b[31m\a\x7f\tb\r\nc\rd\ne") ==
        "a‹U+001B›[31m‹U+0007›‹U+007F›‹U+0009›b\r\nc‹U+000D›d\ne");
  CHECK(with_controls_shown("\u009b2J\x9b\u00a0é😀") == "‹U+009B›2J‹U+009B›\u00a0é😀");
}

}  // namespace jm216::test::basics_shown_test
