#include "core/workbook/workbook.hpp"

#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "core/basics/problem.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::string_view compound =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // what Office files were, and encrypted ones are

bool holds_utf16(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += std::string{c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

Sentence why_not_compound(std::string_view bytes) {
  return holds_utf16(bytes, "EncryptedPackage") ? Sentence::workbook_locked
                                                : Sentence::workbook_old;
}

struct Relationship {
  std::string type;  // its last word: "worksheet"
  std::string target;
};

class RelationshipsReader : public ListReader {
 public:
  std::map<std::string, Relationship, std::less<>> all;

  [[nodiscard]] std::string target_of(std::string_view type) const {
    for (const auto& [id, one] : all) {
      if (one.type == type) return one.target;
    }
    return {};
  }

 private:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes.find("TargetMode") == "External") return;
    const std::string_view type = attributes.find("Type").value_or("");
    all.try_emplace(std::string(attributes.find("Id").value_or("")),
                    Relationship{std::string(type.substr(type.rfind('/') + 1)),
                                 std::string(attributes.find("Target").value_or(""))});
  }
};

// The part that a relationship of `from` leads to.
std::string resolved(std::string_view from, std::string_view target) {
  if (target.starts_with('/') || target.starts_with('\\')) return std::string(target);
  std::string folder(from.substr(0, from.find_last_of("/\\") + 1));
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../") && folder.size() > 1) {
      folder.resize(folder.find_last_of('/', folder.size() - 2) + 1);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  return folder.append(target);
}

std::string relationships_of(std::string_view part) {
  const std::size_t name = part.find_last_of("/\\") + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

class BookReader : public ListReader {
 public:
  std::vector<std::pair<SheetInfo, std::string>>
      sheets;  // with the relationship that leads to each
  DateSystem dates = DateSystem::of_1900;
  bool recalculates = false;
  bool is_book = false;

 private:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "workbook") {
      is_book = true;
    } else if (name == "workbookPr" && attributes.is_set("date1904")) {
      dates = DateSystem::of_1904;
    } else if (name == "calcPr") {
      recalculates = attributes.is_set("fullCalcOnLoad");
    } else if (name == "sheet") {
      const std::string_view state = attributes.find("state").value_or("visible");
      sheets.emplace_back(
          SheetInfo{without_escapes(attributes.find("name").value_or("")), state != "visible", {}},
          attributes.relationship().value_or(""));
    }
  }
};

class StylesReader : public ListReader {
 public:
  std::vector<bool> is_date;
  std::vector<bool> is_percent;
  std::vector<std::string> codes;

 private:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "numFmts") {
      is_in_formats_ = true;
    } else if (name == "cellXfs") {
      is_in_cells_ = true;
    } else if (name == "numFmt" && is_in_formats_) {
      const std::string_view code = attributes.find("formatCode").value_or("");
      if (code.size() > longest_code) return refuse({"elements"}, Sentence::workbook_too_large);
      formats_.insert_or_assign(
          std::string(attributes.find("numFmtId").value_or("")),
          Shown{is_date_format(code), is_percent_format(code), std::string(code)});
    } else if (name == "xf" && is_in_cells_) {
      if (codes.size() == most_styles) return refuse({"elements"}, Sentence::workbook_too_large);
      const std::string number(attributes.find("numFmtId").value_or("0"));
      const auto known = formats_.find(number);
      int built_in = 0;
      std::from_chars(number.data(), number.data() + number.size(), built_in);
      const Shown shown = known != formats_.end()
                              ? known->second
                              : Shown{is_date_format(built_in), is_percent_format(built_in), {}};
      is_date.push_back(shown.as_date);
      is_percent.push_back(shown.as_percentage);
      codes.push_back(shown.code);
    }
  }
  void end(std::string_view name) override {
    if (name == "numFmts") is_in_formats_ = false;
    if (name == "cellXfs") is_in_cells_ = false;
  }

  // Each style has its format's code, which is gone through for each of its cells. Excel writes 255 characters and 65,490
  // styles at most.
  static constexpr std::size_t longest_code = 1024;
  static constexpr std::size_t most_styles = std::size_t{1} << 17U;

  struct Shown {
    bool as_date = false;
    bool as_percentage = false;
    std::string code;  // where the workbook names it
  };
  bool is_in_formats_ = false;
  bool is_in_cells_ = false;
  std::map<std::string, Shown> formats_;
};

// Phonetic runs, which say how a text is spoken, are no part of it.
class StringsReader : public XmlReader {
 public:
  explicit StringsReader(SharedStrings& strings) : strings_(strings) {}

 private:
  void begin(std::string_view name, const Attributes& /*attributes*/) override {
    if (name == "si") text_.clear();
    if (name == "rPh") ++phonetic_;
    if (name == "t") is_in_text_ = phonetic_ == 0;
  }
  void end(std::string_view name) override {
    if (name == "t") is_in_text_ = false;
    if (name == "rPh" && phonetic_ > 0) --phonetic_;
    if (name != "si") return;
    strings_.add(text_);
    if (strings_.bytes() > most) refuse({"texts"}, Sentence::workbook_too_large);
  }
  void text(std::string_view text) override {
    if (is_in_text_) text_ += text;
    if (text_.size() > most) refuse({"texts"}, Sentence::workbook_too_large);
  }
  // Runs of a text, and what is said of their fonts, among them.
  [[nodiscard]] std::size_t most_elements() const override {
    constexpr std::size_t of_no_text = 20'000'000;
    constexpr std::size_t of_a_text = 8;
    return of_no_text + of_a_text * strings_.size();
  }

  static constexpr std::size_t most = std::size_t{1} << 26U;

  SharedStrings& strings_;
  std::string text_;
  std::size_t phonetic_ = 0;
  bool is_in_text_ = false;
};

}  // namespace

bool is_workbook(std::string_view beginning) {
  return beginning.starts_with("PK\x03\x04") || beginning.starts_with("PK\x05\x06") ||
         beginning.starts_with(compound);
}

Workbook::Workbook(std::string_view bytes)
    : bytes_(bytes), container_(bytes.starts_with(compound) ? std::string_view() : bytes) {
  if (bytes.starts_with(compound)) {
    refuse(why_not_compound(bytes));
  } else if (!container_.fault().empty()) {
    refuse(container_.fault());
  } else {
    open();
  }
}

bool Workbook::refuse(std::string_view why) {
  if (fault_.empty()) fault_ = why;
  return false;
}

bool Workbook::refuse(Sentence why) {
  return refuse(Complaint(why).message);
}

bool Workbook::read(const std::string& part, XmlReader& reader) {
  if (!fault_.empty()) return false;
  const bool is_read =
      container_.read(part, [&reader](std::string_view piece) { return reader.feed(piece); });
  if (!is_read) return refuse(container_.fault());
  reader.finish();
  return reader.fault().empty() || refuse(reader.fault());
}

void Workbook::open() {
  const std::string root = "_rels/.rels";
  if (!container_.has(root)) {
    const bool is_ods = container_.has("content.xml") && container_.has("mimetype");
    refuse(is_ods ? Sentence::open_document : Sentence::no_workbook);
    return;
  }
  RelationshipsReader package;
  if (!read(root, package)) return;
  const std::string book_part = resolved("", package.target_of("officeDocument"));
  if (book_part.ends_with(".bin")) {
    refuse(Sentence::workbook_binary);
    return;
  }
  BookReader book;
  RelationshipsReader relationships;
  if (!container_.has(book_part) || !container_.has(relationships_of(book_part))) {
    refuse(Sentence::no_workbook);
    return;
  }
  if (!read(book_part, book) || !read(relationships_of(book_part), relationships)) return;
  if (!book.is_book) {
    refuse(Sentence::no_workbook);
    return;
  }
  std::set<std::string_view> names;
  std::set<std::string> parts;  // each is read by itself
  for (const auto& [sheet, id] : book.sheets) {
    if (names.insert(sheet.name).second) continue;
    refuse(Complaint(Sentence::workbook_damaged, {{"named", in_quotes(sheet.name)}}).message);
    return;
  }
  for (auto& [sheet, id] : book.sheets) {
    const auto leads = relationships.all.find(id);
    if (leads == relationships.all.end() || leads->second.type != "worksheet") continue;  // a chart
    sheet.part = resolved(book_part, leads->second.target);
    if (!parts.insert(sheet.part).second) {
      refuse(Complaint(Sentence::workbook_damaged, {{"same", in_quotes(sheet.name)}}).message);
      return;
    }
    sheets_.push_back(std::move(sheet));
  }
  rules_.dates = book.dates;
  rules_.recalculates = book.recalculates;
  if (const std::string styles = relationships.target_of("styles"); !styles.empty()) {
    StylesReader reader;
    if (!read(resolved(book_part, styles), reader)) return;
    rules_.is_date = std::move(reader.is_date);
    rules_.is_percent = std::move(reader.is_percent);
    rules_.formats = std::move(reader.codes);
  }
  const std::string strings = relationships.target_of("sharedStrings");
  if (!strings.empty()) strings_part_ = resolved(book_part, strings);
}

std::vector<std::size_t> Workbook::tables() {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    TableSeeker seeker(rules_);
    if (!read(sheets_[i].part, seeker)) return {};
    if (seeker.has_found()) found.push_back(i);
  }
  return found;
}

void Workbook::read_strings() {
  if (strings_part_.empty()) return;
  StringsReader reader(rules_.strings);
  read(std::exchange(strings_part_, {}), reader);
}

std::string Workbook::text_of(std::size_t sheet) {
  read_strings();
  SheetWriter writer(rules_, sheets_[sheet].name);
  if (!read(sheets_[sheet].part, writer)) return {};
  return writer.finished();
}

}  // namespace jm216
