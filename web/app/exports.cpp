#include "web/app/exports.hpp"

#include <utility>

namespace jm216 {

using engine::SaveForm;
using views::Command;

std::vector<Offer> offers(const Report& report, const QuarterReport* quarter) {
  const std::string day = to_string(report.as_of);
  std::vector<Offer> all{
      {{"Share as a link", "nothing is sent"}, Command::share},
      {{"Save as one file", "with the calculator"}, SaveForm::document},
      {{"Save the ledger", "JSON"}, SaveForm::json},
      {{"Save the ledger, gzipped", "JSON.GZ"}, SaveForm::gzip},
      {{"Read the report here", "with search and print"}, Command::show_document},
      {{"Compare with another ledger", "what differs, in US$"}, Command::compare_ledgers},
      {{"Statements against computed", "by cause"}, Command::compare_statements},
      {{"THE ANSWER AS A FILE", "", true}},
  };
  const auto offer = [&all](std::string words, const char* kind, engine::Export what) {
    all.push_back({{std::move(words), kind}, std::move(what)});
  };
  offer("Report to read and print", "HTML", {"html", "", "", "jm216-report-" + day + ".html"});
  if (quarter != nullptr) {
    const std::string name = to_string(quarter->quarter);
    offer("Statement of " + name + " (V.8)", "HTML",
          {"html", "", name, "jm216-statement-" + name + ".html"});
  }
  offer("Report as plain text", "TXT", {"text", "", "", "jm216-report-" + day + ".txt"});
  offer("Report for programs", "JSON", {"json", "", "", "jm216-report-" + day + ".json"});
  offer("Deadlines for a calendar", "ICS", {"ics", "", "", "jm216-deadlines-" + day + ".ics"});
  all.push_back({{"FOR A SPREADSHEET", "", true}});
  const auto table = [&](const char* words, const std::string& name) {
    offer(words, "CSV", {"csv", name, "", "jm216-" + name + '-' + day + ".csv"});
  };
  offer("Workbook (.xlsx)", "with formulas", {"xlsx", "", "", "jm216-report-" + day + ".xlsx"});
  table("Royalty rows", "rows");
  table("Quarters", "quarters");
  table("Obligations", "obligations");
  table("Milestones", "milestones");
  table("Deadlines", "deadlines");
  table("Findings", "findings");
  table("Sales lines", "lines");
  return all;
}

}  // namespace jm216
