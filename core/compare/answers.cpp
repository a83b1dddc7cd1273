#include "core/compare/answers.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "core/basics/shown.hpp"
#include "core/compare/name_pairs.hpp"
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

// The first levels and the last.
AnswerPath few_of(const AnswerPath& path) {
  constexpr std::size_t most = 8;
  constexpr std::ptrdiff_t first = 4;
  constexpr std::ptrdiff_t last = 3;
  if (path.size() <= most) return path;
  AnswerPath few(path.begin(), path.begin() + first);
  few.emplace_back("…");
  few.insert(few.end(), path.end() - last, path.end());
  return few;
}

class Walk {
 public:
  explicit Walk(AnswersCompared& all) : all_(all) {}

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
    if (all_.differences.size() == AnswersCompared::most_listed) {
      ++all_.more;
      return;
    }
    AnswerDifference one{few_of(where_), left, right, std::nullopt};
    // What others wrote may have more digits than can be reckoned with.
    if (left && right && is_figure(name) && Decimal::can_be_added(*left, *right)) {
      const auto before = Decimal::parse(*left);
      const auto after = Decimal::parse(*right);
      if (before && after) one.difference = *after - *before;
    }
    all_.differences.push_back(std::move(one));
  }

 private:
  void parts(const Value& mine, const Value& theirs) {
    NamePairs names;
    std::vector<std::uint32_t> others;  // where theirs stand in their tree
    others.reserve(theirs ? theirs.count() : 0);
    each(theirs, [&](std::string_view name, const Value& part) {
      names.add(name);
      others.push_back(theirs.number_of(part));
    });
    each(mine, [&](std::string_view name, const Value& part) {
      const NamePairs::Taken taken = names.take(name);
      inside(names.text(taken.name, taken.time), part,
             taken.pair ? theirs.part(others[*taken.pair]) : Value());
    });
    names.each_left([&](std::uint32_t place, std::uint32_t name, std::uint32_t time) {
      inside(names.text(name, time), {}, theirs.part(others[place]));
    });
  }

  template <class Use>
  void each(const Value& value, const Use& use) const {
    if (!value) return;
    const bool in_list = value.kind() == ValueKind::list;
    for (const Value& part : value) {
      if (where_.empty() && (part.name() == "format" || part.name() == "findings")) continue;
      if (in_list) {
        use(name_of(part), part);
      } else {
        use(part.name(), part);
      }
    }
  }

  void inside(const std::string& name, const Value& mine, const Value& theirs) {
    where_.push_back(shortened(name));
    compare(name, mine, theirs);
    where_.pop_back();
  }

  AnswersCompared& all_;
  AnswerPath where_;
};

std::optional<JsonTree> read(const AnswerText& file, Problems& problems) {
  Problems here;
  JsonTree tree = read_json_tree(file.text, "answer", "an answer (an object)", here);
  if (here.empty() && text_at(tree.root(), "format") != format_name) {
    const Place place = tree.root().place();
    here.add({{Sentence::not_an_answer, {{"format", in_quotes(format_name)}}},
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

std::string pointer_to(const AnswerPath& path) {
  std::string pointer;
  for (const std::string& name : path) (pointer += '/') += name;
  return pointer;
}

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
  AnswersCompared all{side_of(left->root()), side_of(right->root()), {}, 0};
  Walk(all).compare("", left->root(), right->root());
  return all;
}

}  // namespace jm216
