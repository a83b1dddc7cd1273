#pragma once
// The ids by which a report calls its obligations, deadlines, rights and figures: made from their
// parts here, and taken apart here, nowhere else. Where text is wanted, an id is its text.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/basics/calendar.hpp"

namespace jm216 {

// A kind, and what of that kind: the royalty of "2012-Q1", the total "paid_usd".
template <class Kind>
struct Id {
  Kind kind{};
  std::string name;

  // The last kind is what no other is: a text is always an id of some kind.
  static Id parse(std::string_view text);
  operator std::string() const;  // NOLINT(google-explicit-constructor)
};

enum class ObligationKind : std::uint8_t { signature, supply, milestone, royalty, other };
struct ObligationId : Id<ObligationKind> {
  static ObligationId signature() { return {{ObligationKind::signature, {}}}; }
  static ObligationId supply() { return {{ObligationKind::supply, {}}}; }
  static ObligationId milestone(int number) {
    return {{ObligationKind::milestone, std::to_string(number)}};
  }
  static ObligationId instalment(int milestone, std::string_view id) {
    return {{ObligationKind::milestone, std::to_string(milestone) + '-' + std::string(id)}};
  }
  static ObligationId royalty(Quarter quarter) {
    return {{ObligationKind::royalty, to_string(quarter)}};
  }
};

// What falls due is called as its obligation is; of the others, those that more than one place
// speaks of.
enum class DeadlineKind : std::uint8_t { royalty, statement, patent, notice, limitation, other };
struct DeadlineId : Id<DeadlineKind> {
  static DeadlineId statement(Quarter quarter) {
    return {{DeadlineKind::statement, to_string(quarter)}};
  }
  static DeadlineId limitation(std::string obligation) {
    return {{DeadlineKind::limitation, std::move(obligation)}};
  }
  static DeadlineId patent(std::string_view country, std::string_view application);
  // When a notice takes effect; `index` is its place in the ledger.
  static DeadlineId notice(std::size_t index);
};
// Of "notice-3-effective" 2.
std::optional<std::size_t> notice_of(std::string_view deadline);

enum class RightKind : std::uint8_t {
  terminate_convenience,
  terminate_nonpayment,
  terminate_force_majeure,
  terminate_breach,
  manufacture,
  inspect_books,
  continue_use,
  terminate_milestone,  // its name is the number
  reduce_royalty,       // the country's code
  other,
};
using RightId = Id<RightKind>;

// What has an explanation (report/explanation.hpp lists them).
enum class FigureKind : std::uint8_t {
  licence,
  term,
  milestone,
  quarter,
  row,
  interest,
  total,
  right,
  deadline,
  statement,
  amendment,
  liability,
  limitation,
  line,
  obligation,
};
struct FigureId : Id<FigureKind> {
  static FigureId licence() { return {{FigureKind::licence, {}}}; }
  static FigureId term() { return {{FigureKind::term, {}}}; }
  static FigureId milestone(int number) {
    return {{FigureKind::milestone, std::to_string(number)}};
  }
  static FigureId quarter(Quarter quarter) { return {{FigureKind::quarter, to_string(quarter)}}; }
  static FigureId row(Quarter quarter, std::size_t row);  // from 0
  static FigureId interest(std::string obligation) {
    return {{FigureKind::interest, std::move(obligation)}};
  }
  static FigureId total(std::string name) { return {{FigureKind::total, std::move(name)}}; }
  static FigureId right(std::string id) { return {{FigureKind::right, std::move(id)}}; }
  static FigureId deadline(std::string id) { return {{FigureKind::deadline, std::move(id)}}; }
  static FigureId statement(Quarter quarter) {
    return {{FigureKind::statement, to_string(quarter)}};
  }
  static FigureId liability(std::string name) { return {{FigureKind::liability, std::move(name)}}; }
  static FigureId limitation(std::string obligation) {
    return {{FigureKind::limitation, std::move(obligation)}};
  }
  static FigureId amendment(std::size_t place) {  // in the report's order, from 0
    return {{FigureKind::amendment, std::to_string(place)}};
  }
  static FigureId line(std::string pointer) { return {{FigureKind::line, std::move(pointer)}}; }
};
struct RowPlace {
  Quarter quarter;
  std::size_t row;
};
// Of "row:2009-Q1:0"; nothing for any other text.
std::optional<RowPlace> row_of(std::string_view figure);

}  // namespace jm216
