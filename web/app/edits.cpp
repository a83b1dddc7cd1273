#include "web/app/edits.hpp"

#include <utility>

#include "web/bridge/client.hpp"

namespace jm216 {

void Edits::begin(Date as_of, const Readings& readings) {
  *this = {};
  as_of_ = as_of;
  readings_ = readings;
}

Moment Edits::now() const {
  return {facts_ ? facts_->text() : std::string(), as_of_, readings_};
}

void Edits::choose(Date as_of, bool by_hand) {
  HistoryStep step{"As-of date", now(), now(), {}, by_hand};
  step.after.as_of = as_of;
  choose(std::move(step));
}

void Edits::choose(const Readings& readings, bool by_hand) {
  HistoryStep step{"Reading", now(), now(), {}, by_hand};
  step.after.readings = readings;
  choose(std::move(step));
}

void Edits::choose(HistoryStep step) {
  send(step.what, step.after, std::nullopt);
  history_.add(std::move(step));
}

void Edits::change_facts(const std::string& what, const std::string& facts) {
  HistoryStep step{what, now(), now()};
  step.after.facts = facts;
  apply(std::move(step));
}

void Edits::change_sale(const std::string& what, const SaleChange& sale) {
  apply({what, now(), now(), sale, true});
}

void Edits::apply(HistoryStep step) {
  if (editing_) return;
  send(step.what, step.after, step.sale);
  pending_ = std::move(step);
}

/// Sends what would make `target` of the present. What another day shows is no effect of a change.
void Edits::send(std::string_view what, const Moment& target,
                 const std::optional<SaleChange>& sale) {
  const Moment present = now();
  const bool changes = sale || target.facts != present.facts || !same(target.readings, readings_);
  changing_ = changes ? what : "";
  as_of_ = target.as_of;
  readings_ = target.readings;
  editing_ = sale || (facts_ && target.facts != present.facts);
  if (sale) {
    engine::ask_edit_sale(sale->edit(), sale->line, sale->after, target.as_of, target.readings);
  } else if (editing_) {
    engine::ask_edit_facts(target.facts, target.as_of, target.readings);
  } else {
    engine::ask_evaluate(target.as_of, target.readings);
  }
}

void Edits::undo() {
  const HistoryStep* const step = history_.to_undo();
  if (step == nullptr || editing_) return;
  send("Undone: " + step->what, step->before,
       step->sale ? std::optional(step->sale->undone()) : std::nullopt);
  history_.undone();
}

void Edits::redo() {
  const HistoryStep* const step = history_.to_redo();
  if (step == nullptr || editing_) return;
  send("Redone: " + step->what, step->after, step->sale);
  history_.redone();
}

bool Edits::taken() {
  editing_ = false;
  if (!pending_) return false;
  // As the worker has written them.
  pending_->after.facts = now().facts;
  history_.add(std::move(*pending_));
  pending_.reset();
  return true;
}

void Edits::refused() {
  editing_ = false;
  changing_.clear();
  pending_.reset();
  history_.back_to_answer();
}

std::string Edits::answered(Date as_of, const Readings& readings) {
  if (as_of_ == as_of && same(readings_, readings)) history_.answered();
  return std::exchange(changing_, {});
}

void Edits::give_up(Date as_of, const Readings& readings) {
  refused();
  as_of_ = as_of;
  readings_ = readings;
}

}  // namespace jm216
