#pragma once
// One record of a section as it stands in a file, and the facts taken from it.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/format/format.hpp"
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
  std::vector<Value> values;  // as the shape's fields
  struct Object;
  std::vector<Object> objects;
  bool is_refused = false;  // something in it was
};

struct Record::Object {
  std::size_t field = 0;
  Record record;
};

// Takes typed values out of a record, and says what is wrong with them.
class Fields {
 public:
  Fields(Record& record, ProblemLog& log) : record_(record), log_(log) {}

  // All fields of the record into the facts they are bound to.
  void read_into(void* facts);

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const Record::Value& value(std::string_view name) const;
  // Whether nothing was refused so far.
  [[nodiscard]] bool ok() const { return !record_.is_refused; }

  void refuse(std::string_view name, Complaint complaint);
  void refuse(Complaint complaint);
  // As a whole, if it does not fit.
  void require(const Misfit& misfit) {
    if (misfit) refuse(*misfit);
  }

 private:
  template <class Read>
  auto read(std::size_t field, const Read& read_value)
      -> decltype(read_value(Found{}, std::declval<Complaint&>()));
  template <class T>
  void keep(std::size_t field, void* facts, std::optional<T> value);
  void read_field(std::size_t field, void* facts);
  void read_object(std::size_t field, void* facts);
  void read_choice(std::size_t field, void* facts);
  void read_rate(std::size_t field, Quote& quote);
  std::optional<std::int64_t> amount(std::size_t field, const DecimalLimits& limits);
  void refuse(std::size_t field, Complaint complaint);
  // An end before its beginning.
  void require_order(const Field& last, const void* facts);

  Record& record_;
  ProblemLog& log_;
  std::uint32_t was_read_ = 0;  // of the fields, a bit each
};

// Adds the facts of a complete record of that section to the draft.
void take_record(Section section, Record& record, Draft& draft, ProblemLog& log);
void take_seller(Record& record, Draft& draft, ProblemLog& log);
void take_supply_agreement(Record& record, Draft& draft, ProblemLog& log);

}  // namespace jm216
