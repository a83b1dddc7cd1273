#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/ui/menu.hpp"
#include "web/views/words.hpp"

// What the header's Export offers: the answer on the screen as files, made by the worker.

namespace jm216 {
namespace {

constexpr const char* menu_id = "exports";

struct Offer {
  ui::MenuEntry entry;
  engine::Export what{};
};

std::vector<Offer> offers(const Report& report, const QuarterReport* quarter) {
  const std::string day = to_string(report.as_of);
  std::vector<Offer> all{
      {{"Report to read and print", "HTML"}, {"html", "", "", "jm216-report-" + day + ".html"}},
  };
  if (quarter != nullptr) {
    const std::string name = to_string(quarter->quarter);
    all.push_back({{"Statement of " + name + " (V.8)", "HTML"},
                   {"html", "", name, "jm216-statement-" + name + ".html"}});
  }
  all.push_back(
      {{"Report as plain text", "TXT"}, {"text", "", "", "jm216-report-" + day + ".txt"}});
  all.push_back(
      {{"Report for programs", "JSON"}, {"json", "", "", "jm216-report-" + day + ".json"}});
  all.push_back(
      {{"Deadlines for a calendar", "ICS"}, {"ics", "", "", "jm216-deadlines-" + day + ".ics"}});
  all.push_back({{"FOR A SPREADSHEET", "", true}});
  const auto table = [&](std::string words, const std::string& name) {
    all.push_back(
        {{std::move(words), "CSV"}, {"csv", name, "", "jm216-" + name + '-' + day + ".csv"}});
  };
  table("Royalty rows", "rows");
  table("Quarters", "quarters");
  table("Obligations", "obligations");
  table("Milestones", "milestones");
  table("Deadlines", "deadlines");
  table("Findings", "findings");
  table("Sales lines", "lines");
  return all;
}

}  // namespace

float App::draw_export(float right, float middle) {
  const float x = right - ui::button_width("Export");
  if (ui::button("export", x, middle, "Export", ui::Weight::plain, true, ui::menu_state(menu_id)))
    ui::open_menu(menu_id);
  const std::vector<Offer> all = offers(*report_, views::shown_quarter(*report_, state_.quarter));
  std::vector<ui::MenuEntry> entries{{"Share as a link", "nothing is sent"},
                                     {"Save as one file", "with the calculator"},
                                     {"Save the ledger", "JSON"},
                                     {"Save the ledger, gzipped", "JSON.GZ"},
                                     {"Read the report here", "with search and print"},
                                     {"Compare with another ledger", "what differs, in US$"},
                                     {"Statements against computed", "by cause"},
                                     {"THE ANSWER AS A FILE", "", true}};
  const std::size_t before = entries.size();
  for (const Offer& offer : all) entries.push_back(offer.entry);
  const auto chosen =
      ui::menu(menu_id, "Export", right, middle + ui::size::control / 2 + 6, entries);
  if (!chosen) return x;
  if (*chosen == 0) {
    engine::ask_share();
  } else if (*chosen == 1) {
    save(engine::SaveForm::document);
  } else if (*chosen == 2) {
    save();
  } else if (*chosen == 3) {
    save(engine::SaveForm::gzip);
  } else if (*chosen == 4) {
    engine::ask_document();
  } else if (*chosen == 5) {
    engine::ask_compare();
  } else if (*chosen == 6) {
    engine::ask_statements();
  } else {
    engine::ask_export(all[*chosen - before].what);
  }
  return x;
}

}  // namespace jm216
