#include "web/app/app.hpp"

#include <utility>

#include "web/app/frame.hpp"
#include "web/app/said.hpp"
#include "web/bridge/alternative.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/view_table.hpp"

namespace jm216 {

void App::loading(std::string_view name) {
  page_.loading = Loading{.name = std::string(name)};
  page_.failure = {};
  platform::request_frame();
}

void App::progress(double done, double total, double rate) {
  if (!page_.loading) return;
  page_.loading->done = done;
  page_.loading->total = total;
  page_.loading->rate = rate;
  platform::request_frame();
}

void App::loaded(Report report) {
  page_.loading.reset();
  page_.refusal.reset();
  page_.edits.begin(report.as_of, report.readings);
  page_.report = std::move(report);
  const View view = page_.state.view;
  page_.state = {};
  page_.state.view = view;
  page_.explaining.forget();
  page_.what_if.dismiss_effect();
  page_.what_if.unpin();
  alternatives_asked_ = false;
  ui::mirror::announce(said::loaded(*page_.report));
  platform::request_frame();
}

void App::refused(Problems problems) {
  page_.refusal = Refusal{page_.loading ? page_.loading->name : std::string(), std::move(problems)};
  ui::mirror::announce(said::problems("Not loaded", page_.refusal->problems), true);
  page_.loading.reset();
  platform::request_frame();
}

void App::failed(std::string_view words) {
  std::string failure = page_.loading ? page_.loading->name + ": " : std::string();
  failure += words;
  page_.loading.reset();
  if (page_.report) {
    give_up();
    failure += " What was loaded before is unchanged.";
  }
  notice("That did not work", failure);
}

/// The wishes that were not answered: what is on the screen is what there is.
void App::give_up() {
  page_.edits.give_up(page_.report->as_of, page_.report->readings);
  page_.explaining.give_up(page_.state);
}

void App::notice(std::string_view heading, std::string_view words) {
  page_.failure = {std::string(heading), std::string(words)};
  ui::mirror::announce(words, true);
  platform::request_frame();
}

void App::cancelled() {
  if (page_.loading || !page_.report) {
    page_.loading.reset();
  } else {
    give_up();
  }
  ui::mirror::announce("Cancelled.");
  platform::request_frame();
}

void App::answered(Report report) {
  std::optional<Report> before = std::exchange(page_.report, std::move(report));
  const Report& answer = *page_.report;
  std::string changed = page_.edits.answered(answer.as_of, answer.readings);
  ui::mirror::announce(said::answered(answer, before ? &*before : nullptr, changed));
  page_.what_if.answered(answer, std::move(before), std::move(changed));
  page_.state.answer_changed();
  page_.explaining.ask_again();
  alternatives_asked_ = false;
  platform::request_frame();
}

void App::fingerprint(std::string_view sha256) {
  if (!page_.report || page_.report->ledger.sha256 == sha256) return;
  page_.report->ledger.sha256 = sha256;
  platform::request_frame();
}

void App::edited(Report report) {
  if (page_.edits.taken()) page_.state.form.close();
  answered(std::move(report));
}

void App::edit_refused(Problems problems) {
  page_.edits.refused();
  page_.state.form.problems = std::move(problems);
  page_.state.form.tried = true;
  ui::mirror::announce(said::problems("Not taken", page_.state.form.problems), true);
  platform::request_frame();
}

void App::explained(Explanation explanation) {
  page_.explaining.is(std::move(explanation));
  platform::request_frame();
}

void App::unexplained(std::string_view id) {
  page_.explaining.is_gone(id);
  platform::request_frame();
}

void App::lines(LinePage part) {
  if (!page_.report) return;
  views::SalesLines& lines = page_.state.sales.lines;
  const std::uint64_t before = lines.count;
  const bool were_there = lines.is_there;
  lines.take(std::move(part));
  if (were_there && lines.count != before) {
    ui::mirror::announce(ui::counted(lines.count, "line matches.", "lines match."));
  }
  platform::request_frame();
}

void App::facts(std::string_view text) {
  page_.edits.facts_are(text);
  platform::request_frame();
}

void App::issued(std::string_view why_not, std::string_view facts) {
  if (why_not.empty()) {
    page_.edits.change_facts("Statement issued", std::string(facts));
    platform::request_frame();
  } else {
    notice("No statement issued", "It is not issued: " + std::string(why_not) + ".");
  }
}

void App::checked(Problems problems) {
  page_.state.form.problems = std::move(problems);
  platform::request_frame();
}

void App::sale(std::string_view text) {
  page_.state.form.sale = Document::parse(text);
  page_.state.form.before = text;
  platform::request_frame();
}

void App::save(engine::SaveForm form) {
  engine::ask_save(page_.edits.as_of(), page_.edits.readings(), form);
}

void App::saved() {
  page_.edits.saved();
  ui::mirror::announce("The ledger is saved.");
  platform::request_frame();
}

void App::alternative(std::string_view text) {
  if (auto other = engine::alternative_from(text)) {
    std::string change = other->change;
    page_.state.alternatives[std::move(change)] = std::move(*other);
  }
  platform::request_frame();
}

void App::table_opened(std::string_view name) {
  page_.refusal.reset();
  page_.failure = {};
  page_.importer.open(name);
  platform::request_frame();
}

bool App::set_as_of(std::string_view date) {
  const auto day = parse_date(date);
  if (!day || !page_.report) return false;
  page_.edits.choose(*day, false);
  platform::request_frame();
  return true;
}

bool App::set_reading(std::string_view name, std::string_view value) {
  Readings readings = page_.edits.readings();
  if (!page_.report || jm216::set_reading(readings, name, value) != SetReading::done) return false;
  page_.edits.choose(readings, false);
  platform::request_frame();
  return true;
}

App::Unsaved App::unsaved() const {
  const views::Form& form = page_.state.form;
  if (page_.edits.has_unsaved_facts()) return Unsaved::facts;
  if ((form.draft || form.sale) && !form.touched.empty()) return Unsaved::form;
  if (page_.importer.is_open()) return Unsaved::table;
  return page_.edits.has_unsaved_choices() ? Unsaved::choices : Unsaved::nothing;
}

bool App::show(std::string_view view) {
  const views::ViewRow* const row = views::find_view(view);
  if (row == nullptr) return false;
  page_.state.view = row->view;
  platform::request_frame();
  return true;
}

void App::draw() {
  ui::begin_frame();
  draw_frame(page_);
  if (page_.ledger_on_screen()) follow_keys();
  for (const views::Action& action : page_.state.actions.take()) run(action);
  if (page_.ledger_on_screen()) follow_alternatives();
  ui::end_frame();
}

/// Shortcuts that no browser takes for itself.
void App::follow_keys() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || !(io.KeyCtrl || io.KeySuper)) return;
  const bool again = ImGui::IsKeyPressed(ImGuiKey_Y, false) ||
                     (io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Z, false));
  if (again) {
    page_.state.actions.ask(views::Command::redo);
  } else if (ImGui::IsKeyPressed(ImGuiKey_Z, false)) {
    page_.state.actions.ask(views::Command::undo);
  }
}

/// Asked for once the view of readings shows an answer; each reading's comes by itself.
void App::follow_alternatives() {
  if (page_.state.view != View::readings || alternatives_asked_ || page_.edits.is_editing()) return;
  alternatives_asked_ = true;
  engine::ask_alternatives(engine::changes_to_price(page_.report->readings));
}

}  // namespace jm216
