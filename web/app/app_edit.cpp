#include <algorithm>
#include <utility>

#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"
#include "web/views/facts.hpp"
#include "web/views/words.hpp"

// Editing: every change goes to the worker, which takes or refuses it; only what it has taken is in
// the history.

namespace jm216 {
Moment App::now() const {
  return {facts_ ? facts_->text() : std::string(), as_of_, readings_};
}

void App::facts(std::string_view text) {
  facts_ = Document::parse(text);
  platform::request_frame();
}

void App::checked(Problems problems) {
  state_.form.problems = std::move(problems);
  platform::request_frame();
}

void App::sale(std::string_view text) {
  state_.form.sale = Document::parse(text);
  state_.form.before = text;
  platform::request_frame();
}

/// Sends what would make `target` of the present. What another day shows is no effect of a change.
void App::send(std::string_view what, const Moment& target, const std::optional<SaleChange>& sale) {
  const Moment present = now();
  const bool changes = sale || target.facts != present.facts || !same(target.readings, readings_);
  changing_ = changes ? what : "";
  as_of_ = target.as_of;
  readings_ = target.readings;
  editing_ = sale || (facts_ && target.facts != facts_->text());
  if (sale) {
    engine::ask_edit_sale(sale->edit(), sale->line, sale->after, target.as_of, target.readings);
  } else if (editing_) {
    engine::ask_edit_facts(target.facts, target.as_of, target.readings);
  } else {
    engine::ask_evaluate(target.as_of, target.readings);
  }
  platform::request_frame();
}

void App::apply(HistoryStep step) {
  if (editing_) return;
  send(step.what, step.after, step.sale);
  pending_ = std::move(step);
}

void App::edited(Report report) {
  editing_ = false;
  if (pending_) {
    // As the worker has written them.
    pending_->after.facts = now().facts;
    history_.add(std::move(*pending_));
    pending_.reset();
    state_.form.close();
  }
  answered(std::move(report));
}

void App::edit_refused(Problems problems) {
  editing_ = false;
  changing_.clear();
  pending_.reset();
  history_.back_to_answer();
  state_.form.problems = std::move(problems);
  state_.form.tried = true;
  say_problems("Not taken", state_.form.problems);
  platform::request_frame();
}

void App::undo() {
  const HistoryStep* const step = history_.to_undo();
  if (step == nullptr || editing_) return;
  send("Undone: " + step->what, step->before,
       step->sale ? std::optional(step->sale->undone()) : std::nullopt);
  history_.undone();
}

void App::redo() {
  const HistoryStep* const step = history_.to_redo();
  if (step == nullptr || editing_) return;
  send("Done again: " + step->what, step->after, step->sale);
  history_.redone();
}

void App::save(engine::SaveForm form) {
  engine::ask_save(as_of_, readings_, form);
}

void App::saved() {
  history_.saved();
  ui::mirror::announce("The ledger is saved.");
  platform::request_frame();
}

/// What the facts view asked for in this frame.
void App::follow_form() {
  views::Form& form = state_.form;
  if (!form.wish) return;
  const views::Form::Wish wish = *std::exchange(form.wish, std::nullopt);
  switch (wish) {
    case views::Form::Wish::check:
      if (form.draft) engine::ask_check(views::text_of(state_));
      break;
    case views::Form::Wish::apply: {
      HistoryStep step{form.what, now(), now()};
      if (form.sale) {
        const bool removed = form.removes;
        step.sale = SaleChange{form.line, form.before, removed ? "" : views::text_of(state_)};
      } else if (form.draft) {
        step.after.facts = views::text_of(state_);
      }
      apply(std::move(step));
      break;
    }
    case views::Form::Wish::open_sale:
      engine::ask_sale(form.line);
      break;
    case views::Form::Wish::start_payment:
      if (const Obligation* one = views::find_obligation(*report_, form.payable); one && facts_) {
        views::start_payment(state_, *facts_, *one);
      }
      break;
  }
}

}  // namespace jm216
