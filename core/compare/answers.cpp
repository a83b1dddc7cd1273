#include "core/compare/answers.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "core/facts/sales.hpp"
#include "core/json/json_tree.hpp"

namespace jm216 {
namespace {

constexpr std::string_view format_begins = "jm216-report/";
constexpr std::string_view format_name = "jm216-report/1";

using Value = JsonTree::Value;

Value find(const Value& value, std::string_view name) {
  if (!value) return {};
  for (const Value& member : value) {
    if (member.name() == name) return member;
  }
  return {};
}

std::string text_at(const Value& value, std::string_view name) {
  const Value found = find(value, name);
  return std::string(found && found.kind() == ValueKind::text ? found.text() : "");
}

// As it stands; null, true and false by those words.
std::string text_of(const Value& value) {
  const bool is_plain = value.kind() == ValueKind::text || value.kind() == ValueKind::number;
  return is_plain ? std::string(value.text()) : described(value.found());
}

// What tells an element of a list from its neighbours: its id, its quarter, or all that names it.
std::string name_of(const Value& element) {
  if (!element.is_container()) return text_of(element);
  constexpr std::array<std::string_view, 3> whole{"id", "quarter", "number"};
  for (const std::string_view name : whole) {
    if (const Value value = find(element, name)) return text_of(value);
  }
  constexpr std::array<std::string_view, 13> parts{
      "case",  "seller",       "role",  "country",   "product", "unit", "currency",
      "basis", "rate_percent", "title", "effective", "clause",  "why"};
  std::string name;
  for (const std::string_view part : parts) {
    // Rows have all of these, and the clause follows from the basis.
    if (part == "clause" && !name.empty()) break;
    const Value value = find(element, part);
    if (!value) continue;
    if (!name.empty()) name += ' ';
    name += text_of(value);
  }
  return name;
}

bool is_figure(std::string_view name) {
  constexpr std::array<std::string_view, 10> others{
      "royalty", "net_sales", "quantity",   "lines",         "rate_percent",
      "usd",     "per_usd",   "lines_read", "lines_counted", "lines_after_as_of"};
  return name.ends_with("_usd") || std::find(others.begin(), others.end(), name) != others.end();
}

// What is in a value of mine or of theirs, by name. Of the parts of one name, the first is known by
// it alone, the second as "name (2)", and so on.
class PartNames {
 public:
  struct Name {
    std::uint32_t number = 0;
    std::uint32_t time = 1;
  };

  // Of the next part of that name.
  Name next(const Value& part, bool in_list) {
    const std::uint32_t number =
        in_list ? texts_.intern(name_of(part)) : texts_.intern(part.name());
    if (number == times_.size()) times_.push_back(0);
    return {number, ++times_[number]};
  }
  void start_again() { times_.assign(times_.size(), 0); }
  [[nodiscard]] std::size_t size() const { return times_.size(); }
  [[nodiscard]] std::string text(const Name& name) const {
    std::string text(texts_.text(name.number));
    if (name.time > 1) text += " (" + std::to_string(name.time) + ')';
    return text;
  }

 private:
  TextPool texts_;
  std::vector<std::uint32_t> times_;
};

class Walk {
 public:
  explicit Walk(std::vector<AnswerDifference>& found) : found_(found) {}

  // Either may be nothing: one side has nothing there.
  void compare(std::string_view name, const Value& mine, const Value& theirs) {
    if (mine && theirs && mine.is_same(theirs)) return;
    if ((mine && mine.is_container()) || (theirs && theirs.is_container())) {
      return parts(mine && mine.is_container() ? mine : Value(),
                   theirs && theirs.is_container() ? theirs : Value());
    }
    std::optional<std::string> left;
    std::optional<std::string> right;
    if (mine) left = text_of(mine);
    if (theirs) right = text_of(theirs);
    if (left == right) return;
    AnswerDifference one{where_, left, right, std::nullopt};
    if (left && right && is_figure(name)) {
      const auto before = Decimal::parse(*left);
      const auto after = Decimal::parse(*right);
      if (before && after) one.difference = *after - *before;
    }
    found_.push_back(std::move(one));
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Part {
    std::uint32_t at;
    std::uint32_t next_of_name = none;
    bool is_taken = false;
  };

  void parts(const Value& mine, const Value& theirs) {
    PartNames names;
    std::vector<Part> others;
    others.reserve(theirs ? theirs.count() : 0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        of_name;  // the first that is left, the last
    each(theirs, names, [&](const PartNames::Name& name, const Value& part) {
      const auto number = static_cast<std::uint32_t>(others.size());
      others.push_back({theirs.number_of(part)});
      of_name.resize(names.size(), {none, none});
      auto& [first, last] = of_name[name.number];
      (first == none ? first : others[last].next_of_name) = number;
      last = number;
    });
    names.start_again();
    each(mine, names, [&](const PartNames::Name& name, const Value& part) {
      Value other;
      if (name.number < of_name.size() && of_name[name.number].first != none) {
        Part& taken = others[of_name[name.number].first];
        taken.is_taken = true;
        of_name[name.number].first = taken.next_of_name;
        other = theirs.part(taken.at);
      }
      inside(names.text(name), part, other);
    });
    names.start_again();
    auto other = others.begin();
    each(theirs, names, [&](const PartNames::Name& name, const Value& part) {
      if (!(other++)->is_taken) inside(names.text(name), {}, part);
    });
  }

  template <class Use>
  void each(const Value& value, PartNames& names, const Use& use) const {
    if (!value) return;
    const bool in_list = value.kind() == ValueKind::list;
    for (const Value& part : value) {
      if (where_.empty() && (part.name() == "format" || part.name() == "findings")) continue;
      use(names.next(part, in_list), part);
    }
  }

  void inside(const std::string& name, const Value& mine, const Value& theirs) {
    const std::size_t before = where_.size();
    (where_ += '/') += name;
    compare(name, mine, theirs);
    where_.resize(before);
  }

  std::vector<AnswerDifference>& found_;
  std::string where_;
};

std::optional<JsonTree> read(const AnswerText& file, Problems& problems) {
  Problems here;
  JsonTree tree = read_json_tree(file.text, "answer", "an answer (an object)", here);
  if (here.empty() && text_at(tree.root(), "format") != format_name) {
    const Place place = tree.root().place();
    here.add({{ProblemCode::unknown_format, "this is no answer of the form \"" +
                                                std::string(format_name) +
                                                "\"; make it anew from its ledger"},
              "",
              "/format",
              place.line,
              place.column});
  }
  for (Problem& problem : here.list) {
    problem.file = file.name;
    problems.add(std::move(problem));
  }
  problems.more += here.more;
  if (!here.list.empty()) return std::nullopt;
  return tree;
}

AnswerSide side_of(const Value& report) {
  AnswerSide side{{}, {}, text_at(report, "as_of")};
  if (const Value ledger = find(report, "ledger")) {
    side.title = text_at(ledger, "title");
    side.sha256 = text_at(ledger, "sha256");
  }
  return side;
}

}  // namespace

bool is_answer(ByteSource& source) {
  const auto seen = std::make_shared<std::string>(256, '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; size < seen->size() && got > 0; size += got) {
    got = source(seen->data() + size, seen->size() - size);
  }
  seen->resize(size);
  std::string beginning;
  for (const char byte : *seen) {
    if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t') beginning += byte;
  }
  source = [seen, rest = source, at = std::size_t{0}](char* buffer, std::size_t capacity) mutable {
    if (at == seen->size()) return rest(buffer, capacity);
    const std::size_t count = std::min(capacity, seen->size() - at);
    std::copy_n(seen->data() + at, count, buffer);
    at += count;
    return count;
  };
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (beginning.starts_with(mark)) beginning.erase(0, mark.size());
  return beginning.starts_with("{\"format\":\"" + std::string(format_begins));
}

std::string rest_of(const ByteSource& source) {
  std::string text;
  for (;;) {
    constexpr std::size_t step = std::size_t{1} << 16U;
    const std::size_t before = text.size();
    text.resize(before + step);
    const std::size_t got = source(text.data() + before, step);
    text.resize(before + got);
    if (got == 0) return text;
  }
}

std::optional<AnswersCompared> compare_answers(AnswerText mine, AnswerText theirs,
                                               Problems& problems) {
  const auto left = read(mine, problems);
  mine.text = {};  // the memory is better used
  const auto right = read(theirs, problems);
  theirs.text = {};
  if (!left || !right) return std::nullopt;
  AnswersCompared all{side_of(left->root()), side_of(right->root()), {}};
  Walk(all.differences).compare("", left->root(), right->root());
  return all;
}

}  // namespace jm216
