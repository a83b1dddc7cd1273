#include "core/compare/answers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "core/ledger/reader/json_tree.hpp"

namespace jm216 {
namespace {

constexpr std::string_view format_begins = "jm216-report/";
constexpr std::string_view format_name = "jm216-report/1";

const JsonValue* find(const JsonValue* value, std::string_view name) {
  if (value == nullptr) return nullptr;
  for (const JsonMember& member : value->members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

std::string text_at(const JsonValue& value, std::string_view name) {
  const JsonValue* found = find(&value, name);
  return found != nullptr && found->kind == ValueKind::text ? found->text : std::string();
}

bool is_container(const JsonValue* value) {
  return value != nullptr && (value->kind == ValueKind::object || value->kind == ValueKind::list);
}

// As it stands; null, true and false by those words.
std::string text_of(const JsonValue& value) {
  const bool is_plain = value.kind == ValueKind::text || value.kind == ValueKind::number;
  return is_plain ? value.text : described(value.found());
}

// What tells an element of a list from its neighbours: its id, its quarter, or all that names it.
std::string name_of(const JsonValue& element) {
  if (!is_container(&element)) return text_of(element);
  constexpr std::array<std::string_view, 3> whole{"id", "quarter", "number"};
  for (const std::string_view name : whole) {
    if (const JsonValue* value = find(&element, name)) return text_of(*value);
  }
  constexpr std::array<std::string_view, 13> parts{
      "case",  "seller",       "role",  "country",   "product", "unit", "currency",
      "basis", "rate_percent", "title", "effective", "clause",  "why"};
  std::string name;
  for (const std::string_view part : parts) {
    // Rows have all of these, and the clause follows from the basis.
    if (part == "clause" && !name.empty()) break;
    const JsonValue* value = find(&element, part);
    if (value == nullptr) continue;
    if (!name.empty()) name += ' ';
    name += text_of(*value);
  }
  return name;
}

bool is_figure(std::string_view name) {
  constexpr std::array<std::string_view, 10> others{
      "royalty", "net_sales", "quantity",   "lines",         "rate_percent",
      "usd",     "per_usd",   "lines_read", "lines_counted", "lines_after_as_of"};
  return name.ends_with("_usd") || std::find(others.begin(), others.end(), name) != others.end();
}

using Named = std::vector<std::pair<std::string, const JsonValue*>>;

Named parts_of(const JsonValue* value) {
  Named parts;
  if (value == nullptr) return parts;
  for (const JsonMember& member : value->members) parts.emplace_back(member.name, &member.value);
  std::map<std::string, std::size_t> times;
  for (const JsonValue& element : value->elements) {
    std::string name = name_of(element);
    const std::size_t time = ++times[name];
    if (time > 1) name += " (" + std::to_string(time) + ')';
    parts.emplace_back(std::move(name), &element);
  }
  return parts;
}

class Walk {
 public:
  explicit Walk(std::vector<AnswerDifference>& found) : found_(found) {}

  // Either may be null: one side has nothing there.
  void compare(const std::string& where, std::string_view name, const JsonValue* mine,
               const JsonValue* theirs) {
    if (is_container(mine) || is_container(theirs)) {
      parts(where, is_container(mine) ? mine : nullptr, is_container(theirs) ? theirs : nullptr);
      return;
    }
    std::optional<std::string> left;
    std::optional<std::string> right;
    if (mine != nullptr) left = text_of(*mine);
    if (theirs != nullptr) right = text_of(*theirs);
    if (left == right) return;
    AnswerDifference one{where, left, right, std::nullopt};
    if (left && right && is_figure(name)) {
      const auto before = Decimal::parse(*left);
      const auto after = Decimal::parse(*right);
      if (before && after) one.difference = *after - *before;
    }
    found_.push_back(std::move(one));
  }

 private:
  void parts(const std::string& where, const JsonValue* mine, const JsonValue* theirs) {
    const Named left = parts_of(mine);
    const Named right = parts_of(theirs);
    const auto in = [](const Named& all, const std::string& name) -> const JsonValue* {
      const auto found =
          std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == name; });
      return found == all.end() ? nullptr : found->second;
    };
    for (const auto& [name, value] : left) inside(where, name, value, in(right, name));
    for (const auto& [name, value] : right) {
      if (in(left, name) == nullptr) inside(where, name, nullptr, value);
    }
  }

  void inside(std::string where, std::string_view name, const JsonValue* mine,
              const JsonValue* theirs) {
    where += '/';
    where += name;
    compare(where, name, mine, theirs);
  }

  std::vector<AnswerDifference>& found_;
};

std::optional<JsonValue> read(const AnswerText& file, Problems& problems) {
  Problems here;
  JsonValue root = read_json_tree(file.text, "answer", "an answer (an object)", here);
  if (here.empty() && text_at(root, "format") != format_name) {
    here.add({"", "/format", root.place.line, root.place.column,
              "this is no answer of the form \"" + std::string(format_name) +
                  "\"; make it anew from its ledger"});
  }
  for (Problem& problem : here.list) {
    problem.file = file.name;
    problems.add(std::move(problem));
  }
  problems.more += here.more;
  if (!here.list.empty()) return std::nullopt;
  return root;
}

AnswerSide side_of(const JsonValue& report) {
  AnswerSide side{{}, {}, text_at(report, "as_of")};
  if (const JsonValue* ledger = find(&report, "ledger")) {
    side.title = text_at(*ledger, "title");
    side.sha256 = text_at(*ledger, "sha256");
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

std::optional<AnswersCompared> compare_answers(const AnswerText& mine, const AnswerText& theirs,
                                               Problems& problems) {
  auto left = read(mine, problems);
  auto right = read(theirs, problems);
  if (!left || !right) return std::nullopt;
  AnswersCompared all{side_of(*left), side_of(*right), {}};
  for (JsonValue* report : {&*left, &*right}) {
    auto& members = report->members;
    members.erase(std::remove_if(members.begin(), members.end(),
                                 [](const JsonMember& member) {
                                   return member.name == "format" || member.name == "findings";
                                 }),
                  members.end());
  }
  Walk(all.differences).compare("", "", &*left, &*right);
  return all;
}

}  // namespace jm216
