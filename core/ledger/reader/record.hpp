#pragma once
// One record of a section as it stands in a file, and the facts taken from it.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/format/shapes.hpp"
#include "core/json/found.hpp"
#include "core/json/problem_log.hpp"
#include "core/ledger/reader/draft.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

struct Record {
  struct Value {
    ValueKind kind = ValueKind::absent;
    std::string text;
    Place place;
  };

  const Shape* shape = nullptr;
  std::size_t file = 0;
  Place place;
  std::string pointer;
  std::uint64_t index = 0;    // in its list
  std::string id;             // of a seller
  std::vector<Value> values;  // as the shape's members
  struct Object;
  std::vector<Object> objects;
  bool is_refused = false;  // something in it was
};

struct Record::Object {
  std::size_t member = 0;
  Record record;
};

// Takes typed values out of a record, and says what is wrong with them.
class Fields {
 public:
  Fields(Record& record, ProblemLog& log) : record_(record), log_(log) {}

  std::optional<Date> date(std::string_view name);
  std::optional<Quarter> quarter(std::string_view name);
  std::optional<Country> country(std::string_view name, bool europe = false);
  std::optional<Currency> currency(std::string_view name);
  std::optional<std::int64_t> amount(std::string_view name, const DecimalLimits& limits);
  std::optional<Usd> usd(std::string_view name, const DecimalLimits& limits = dollar_limits);
  std::optional<Percent> percent(std::string_view name);
  std::optional<int> whole(std::string_view name, int least, int most);
  std::optional<bool> flag(std::string_view name);
  std::optional<std::string> text(std::string_view name, Emptiness emptiness = Emptiness::allowed);
  // One of the names that `find` knows; `names` lists them for the message.
  template <class T>
  std::optional<T> choice(std::string_view name, std::optional<T> (*find)(std::string_view),
                          std::string_view expected, const std::vector<std::string_view>& names) {
    const std::optional<std::string> found = text(name);
    if (!found) return std::nullopt;
    const std::optional<T> value = find(*found);
    if (!value) refuse_choice(name, *found, expected, names);
    return value;
  }

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] Record* object(std::string_view name);
  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const Record::Value& value(std::string_view name) const;
  // Whether nothing was refused so far.
  [[nodiscard]] bool ok() const { return !record_.is_refused; }

  void refuse(std::string_view name, Complaint complaint);
  void refuse(Complaint complaint);
  // As a whole, if it does not fit.
  void require(const Fit& fit) {
    if (fit.is_refused()) refuse({ProblemCode::contradiction, fit.message});
  }
  // An end before its beginning.
  void require_order(std::string_view first, const std::optional<Date>& begin,
                     std::string_view last, const std::optional<Date>& end);

 private:
  template <class Read>
  auto read(std::string_view name, const Read& read_value)
      -> decltype(read_value(Found{}, std::declval<Complaint&>()));
  void refuse_choice(std::string_view name, const std::string& found, std::string_view expected,
                     const std::vector<std::string_view>& names);

  Record& record_;
  ProblemLog& log_;
};

// Adds the facts of a complete record of that section to the draft.
void take_record(Section section, Record& record, Draft& draft, ProblemLog& log);
void take_seller(Record& record, Draft& draft, ProblemLog& log);
void take_supply_agreement(Record& record, Draft& draft, ProblemLog& log);

}  // namespace jm216
