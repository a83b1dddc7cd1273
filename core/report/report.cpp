#include "core/report/report.hpp"

#include <algorithm>

namespace jm216 {

std::string_view to_string(MilestoneStatus status) {
  switch (status) {
    case MilestoneStatus::upcoming:
      return "upcoming";
    case MilestoneStatus::in_grace:
      return "in-grace";
    case MilestoneStatus::missed:
      return "missed";
    case MilestoneStatus::attained:
      return "attained";
    case MilestoneStatus::attained_late:
      break;
  }
  return "attained-late";
}

std::string_view to_string(Basis basis) {
  switch (basis) {
    case Basis::full:
      return "full";
    case Basis::generic:
      return "generic";
    case Basis::infringement:
      return "infringement";
    case Basis::intra_group:
      return "intra-group";
    case Basis::free:
      return "free";
    case Basis::patent_expired:
      return "patent-expired";
    case Basis::sell_off:
      return "sell-off";
    case Basis::outside_licence:
      return "outside-licence";
    case Basis::expired:
    case Basis::expired_in_sell_off:
      return "expired";
    case Basis::assigned:
      return "assigned";
    case Basis::before_effective:
      break;
  }
  return "before-effective";
}

std::string_view clause_of(Basis basis) {
  switch (basis) {
    case Basis::full:
    case Basis::generic:
    case Basis::intra_group:
    case Basis::free:
    case Basis::patent_expired:
    case Basis::expired_in_sell_off:
      return "V.4";
    case Basis::infringement:
      return "VII.5";
    case Basis::sell_off:
    case Basis::outside_licence:
      return "XI.9";
    case Basis::expired:
      return "XI.12";
    case Basis::assigned:
      return "XI.8.3";
    case Basis::before_effective:
      break;
  }
  return "I.2";
}

std::string_view to_string(ObligationStatus status) {
  switch (status) {
    case ObligationStatus::not_triggered:
      return "not-triggered";
    case ObligationStatus::accruing:
      return "accruing";
    case ObligationStatus::none:
      return "none";
    case ObligationStatus::due:
      return "due";
    case ObligationStatus::overdue:
      return "overdue";
    case ObligationStatus::unrecorded:
      return "unrecorded";
    case ObligationStatus::paid:
      return "paid";
    case ObligationStatus::paid_late:
      break;
  }
  return "paid-late";
}

std::string_view to_string(LicenceStatus status) {
  switch (status) {
    case LicenceStatus::not_begun:
      return "not-begun";
    case LicenceStatus::in_force:
      return "in-force";
    case LicenceStatus::notice_running:
      return "notice-running";
    case LicenceStatus::sell_off:
      return "sell-off";
    case LicenceStatus::terminated:
      return "terminated";
    case LicenceStatus::expired:
      break;
  }
  return "expired";
}

std::string_view to_string(Actor actor) {
  switch (actor) {
    case Actor::licensor:
      return "licensor";
    case Actor::licensee:
      return "licensee";
    case Actor::both:
      break;
  }
  return "both";
}

std::string_view to_string(DeadlineStatus status) {
  switch (status) {
    case DeadlineStatus::upcoming:
      return "upcoming";
    case DeadlineStatus::today:
      return "today";
    case DeadlineStatus::done:
      return "done";
    case DeadlineStatus::missed:
      return "missed";
    case DeadlineStatus::unrecorded:
      return "unrecorded";
    case DeadlineStatus::passed:
      break;
  }
  return "passed";
}

bool payments_are_known(const Report& report) {
  return std::none_of(
      report.obligations.begin(), report.obligations.end(),
      [](const Obligation& one) { return one.status == ObligationStatus::unrecorded; });
}

Totals totals_said(const Report& report) {
  Totals totals = report.totals;
  if (!payments_are_known(report)) {
    totals.overdue.reset();
    totals.interest_outstanding.reset();
  }
  return totals;
}

std::string explanation_of(const Right& right) {
  std::string id = FigureId::right(right.id);
  if (right.is_also_the_others)
    id += ':' + std::string(party_names.at(static_cast<std::size_t>(right.holder)));
  return id;
}

}  // namespace jm216
