// Rows and cells of CSV and TSV (core/import/csv_reader.hpp) and how files spell their text.
#include <cstring>
#include <string>
#include <vector>

#include "core/import/csv_reader.hpp"
#include "core/import/text_encoding.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_csv_test {

// Gives the text in pieces of that size.
ByteSource in_pieces(std::string text, std::size_t piece) {
  std::size_t given = 0;
  return [text = std::move(text), piece, given](char* buffer, std::size_t capacity) mutable {
    const std::size_t size = std::min({capacity, piece, text.size() - given});
    std::memcpy(buffer, text.data() + given, size);
    given += size;
    return size;
  };
}

// Every row as its line and its cells between bars; a fault as its line and an exclamation mark.
std::string rows(const std::string& text, char delimiter, std::size_t piece = 1U << 20U) {
  CsvReader csv(in_pieces(text, piece), delimiter);
  std::string result;
  for (auto next = csv.next(); next != CsvReader::Next::end; next = csv.next()) {
    result += std::to_string(csv.line());
    if (next == CsvReader::Next::fault) {
      result += "!\n";
      continue;
    }
    for (const std::string& cell : csv.cells()) result += "|" + cell;
    result += '\n';
  }
  return result;
}

std::string decoded(const std::string& bytes, Encoding encoding, std::size_t piece = 1U << 20U) {
  const ByteSource source = as_utf8(in_pieces(bytes, piece), encoding);
  std::string text;
  char buffer[7];
  while (const std::size_t got = source(buffer, sizeof buffer)) text.append(buffer, got);
  return text;
}

TEST_SUITE_BEGIN("import: csv");

TEST_CASE("cells, quotation marks, empty cells and empty lines") {
  CHECK(rows("a,b,c\n1,,3\n\n,,\n", ',') == "1|a|b|c\n2|1||3\n4|||\n");
  CHECK(rows("\"a,b\",\"say \"\"yes\"\"\",\"\"\n", ',') == "1|a,b|say \"yes\"|\n");
  CHECK(rows(" a ;  \"b \" ;c", ';') == "1|a|b |c\n");
  CHECK(rows("a\t b c \t\t\"d\te\"\n", '\t') == "1|a|b c||d\te\n");
  CHECK(rows("", ',').empty());
}

TEST_CASE("line breaks of every kind, and rows keep their line") {
  CHECK(rows("a,b\r\n1,2\r\n3,4", ',') == "1|a|b\n2|1|2\n3|3|4\n");
  CHECK(rows("a,b\r1,2\r3,4\r", ',') == "1|a|b\n2|1|2\n3|3|4\n");
  CHECK(rows("a,\"x\ny\r\nz\"\n\n1,2\n", ',') == "1|a|x\ny\r\nz\n5|1|2\n");
}

TEST_CASE("the same rows in pieces of any size") {
  const std::string text = "a;\"x\r\ny\";\"q\"\"q\"\r\n\r\n1;2;3\r\n4;\"5\n\n6\";7";
  const std::string whole = rows(text, ';');
  CHECK(whole == "1|a|x\r\ny|q\"q\n4|1|2|3\n5|4|5\n\n6|7\n");
  for (std::size_t piece = 1; piece < text.size(); ++piece) CHECK(rows(text, ';', piece) == whole);
}

TEST_CASE("a quotation mark in the wrong place is a fault of its line, and the next is read") {
  CHECK(rows("a,b\n1,2\"x\n3,4\n", ',') == "1|a|b\n2!\n3|3|4\n");
  CHECK(rows("a,b\n\"1\"x,2\n3,4\n", ',') == "1|a|b\n2!\n3|3|4\n");
  // It swallows the rest of the file: the line where it opens is told.
  CHECK(rows("a,b\n1,\"2\n3,4\n5,6\n", ',') == "1|a|b\n2!\n");
  CHECK(rows("a,b\n1,\"" + std::string(100'000, 'x') + "\n3,4\n", ',') == "1|a|b\n2!\n");
  // Line breaks in the cells before it count.
  CHECK(rows("a,b\n1,\"2\n\n3\",\"4\n5,6\n", ',') == "1|a|b\n4!\n");
  CHECK(rows("a,b\n1,\"2\n\n3\",\"4\r\n5\",\"6\"\"\n7,8\n", ',') == "1|a|b\n5!\n");
}

TEST_CASE("a cell of more than 64 KiB is a fault of its line, in quotation marks or not") {
  const std::string limit(65'536, 'x');
  const auto fault = [](const std::string& text, std::size_t piece) {
    CsvReader csv(in_pieces(text, piece), ',');
    auto next = csv.next();
    while (next == CsvReader::Next::row) next = csv.next();
    return std::to_string(csv.line()) + ": " + csv.fault().message.substr(0, 50);
  };
  for (const std::size_t piece : {100U, 65'536U}) {
    CHECK(fault("a,b\n1," + limit + "x\n", piece) ==
          "2: a cell of more than 64 KiB, where a ledger's texts");
    // It may be closed or not; which of the two is not said.
    CHECK(fault("a,b\n\"1\n\",\"" + limit + "x\"\n", piece) ==
          "3: a cell of more than 64 KiB begins here with a quot");
    CHECK(fault("a,b\n\"1\n\",\"" + limit + "xx", piece) ==
          "3: a cell of more than 64 KiB begins here with a quot");
    CHECK(rows("a,b\n1," + limit + "\n\"" + limit + "\",4\n", ',', piece) ==
          "1|a|b\n2|1|" + limit + "\n3|" + limit + "|4\n");
    // Without quotation marks the next row can be read.
    CHECK(rows("a" + limit + "\n1,2\n", ',', piece) == "1!\n2|1|2\n");
  }
}

TEST_CASE("cells beyond the thousandth are counted, not kept") {
  CsvReader csv(in_pieces(std::string(1'500, ','), 64), ',');
  CHECK(csv.next() == CsvReader::Next::row);
  CHECK(csv.cell_count() == 1'501);
  CHECK(csv.cells().size() == CsvReader::most_cells);
}

TEST_CASE("encodings: marks tell UTF-8 and UTF-16, Windows-1252 has to be said") {
  CHECK(decoded("\xEF\xBB\xBF"
                "Währung",
                Encoding::windows_1252) == "Währung");
  CHECK(decoded("Währung", Encoding::utf_8) == "Währung");
  CHECK(decoded("W\xE4hrung \x80", Encoding::windows_1252) == "Währung €");
  const std::string little(
      "\xFF\xFE"
      "W\0\xE4\0\x3D\xD8\x00\xDE",
      10);
  const std::string big(
      "\xFE\xFF"
      "\0W\0\xE4\xD8\x3D\xDE\x00",
      10);
  for (std::size_t piece = 1; piece < 11; ++piece) {
    CHECK(decoded(little, Encoding::utf_8, piece) == "Wä😀");
    CHECK(decoded(big, Encoding::utf_8, piece) == "Wä😀");
  }
}

TEST_CASE("what is no character becomes none: it is no UTF-8, and what breaks off is told") {
  const auto fault = [](const std::string& bytes, std::size_t piece) {
    Complaint said;
    const ByteSource source = as_utf8(in_pieces(bytes, piece), Encoding::utf_8, &said);
    char buffer[7];
    std::string text;
    while (const std::size_t got = source(buffer, sizeof buffer)) text.append(buffer, got);
    return text + "|" + said.message.substr(0, 33);
  };
  for (std::size_t piece = 1; piece < 9; ++piece) {
    // Halves of a surrogate pair: the second before the first, and one at the end.
    CHECK(decoded(std::string("\xFF\xFE\0\xDC\0\xD8-\0\0\xD8", 10), Encoding::utf_8, piece) ==
          "\xED\xB0\x80\xED\xA0\x80-\xED\xA0\x80");
    CHECK(decoded("\x80\x81\x8D\x8F\x90\x9D\x9F", Encoding::windows_1252, piece) ==
          "€\x81\x8D\x8F\x90\x9DŸ");
    CHECK(fault(std::string("\xFF\xFE"
                            "a\0b",
                            5),
                piece) == "a|the file ends in the middle of a ");
    CHECK(fault(std::string("\xFF\xFE\0\0a\0\0\0", 8), piece) ==
          "|this is UTF-32 text; save the fil");
    CHECK(fault(std::string("\0\0\xFE\xFF\0\0\0a", 8), piece) ==
          "|this is UTF-32 text; save the fil");
    CHECK(fault(std::string("a\0b\0", 4), piece) == "|this is not text, or is UTF-16 or");
    CHECK(fault("ab", piece) == "ab|");
    CHECK(fault("", piece) == "|");
  }
}

TEST_CASE("what is shown of no UTF-8 is UTF-8") {
  CHECK(with_replacements("W\xE4hrung €") == "W\xEF\xBF\xBDhrung €");
  CHECK(with_replacements("A\xED\xA0\x80\xED\xB0\x80\x81") == "A\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("what UTF-8 is") {
  CHECK(is_utf8("Wä€😀"));
  CHECK_FALSE(is_utf8("W\xE4hrung"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_utf8("\xE2\x82"));
  CHECK(is_utf8("\xE2\x82", true));
}

TEST_SUITE_END();

}  // namespace jm216::test::import_csv_test
