#include "tests/support/ask.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/ledger/reader/read_ledger.hpp"

namespace jm216::test {

namespace {

// doctest reports an exception that leaves a test case as that case's failure.
template <class List, class Fits>
const auto& only(const List& list, const std::string& what, Fits fits) {
  const auto found = std::find_if(list.begin(), list.end(), fits);
  if (found == list.end()) throw std::runtime_error("the report has no " + what);
  return *found;
}

}  // namespace

const QuarterReport& Answer::quarter(std::string_view name) const {
  return only(report().quarters, "quarter " + std::string(name),
              [&](const QuarterReport& q) { return to_string(q.quarter) == name; });
}

const Row& Answer::row(std::string_view name, std::size_t n) const {
  return quarter(name).rows.at(n);
}

const Obligation& Answer::obligation(std::string_view id) const {
  return only(report().obligations, "obligation " + std::string(id),
              [&](const Obligation& o) { return o.id == id; });
}

const MilestoneReport& Answer::milestone(int number) const {
  return report().milestones.at(static_cast<std::size_t>(number - 1));
}

const PatentReport& Answer::patent(std::string_view case_, std::string_view country,
                                   std::string_view application) const {
  return only(report().term.patents, "patent " + std::string(application),
              [&](const PatentReport& p) {
                return p.case_ == case_ && p.country == country && p.application == application;
              });
}

const Deadline& Answer::deadline(std::string_view id) const {
  return only(report().deadlines, "deadline " + std::string(id),
              [&](const Deadline& d) { return d.id == id; });
}

bool Answer::has_deadline(std::string_view id) const {
  const auto& deadlines = report().deadlines;
  return std::any_of(deadlines.begin(), deadlines.end(),
                     [&](const Deadline& d) { return d.id == id; });
}

const Right& Answer::right(std::string_view id) const {
  return only(report().rights, "right " + std::string(id),
              [&](const Right& r) { return r.id == id; });
}

std::string Answer::rights() const {
  std::string ids;
  for (const Right& right : report().rights) ids += (ids.empty() ? "" : " ") + right.id;
  return ids;
}

std::size_t Answer::count(std::string_view code) const {
  const auto& findings = report().findings;
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& f) { return kind_of(f.code).code == code; }));
}

const Finding& Answer::finding(std::string_view code) const {
  return only(report().findings, "finding " + std::string(code),
              [&](const Finding& f) { return kind_of(f.code).code == code; });
}

Explanation Answer::why(std::string_view id) const {
  auto found = explain(ledger, evaluation, id);
  if (!found) throw std::runtime_error("no explanation of " + std::string(id));
  return std::move(*found);
}

Step Answer::step(std::string_view id, std::string_view figure) const {
  std::vector<Step> steps = why(id).steps;
  std::reverse(steps.begin(), steps.end());
  const std::string wanted = ' ' + std::string(figure) + ' ';
  return only(steps, "step for " + std::string(figure), [&](const Step& step) {
    return (' ' + step.figure + ' ').find(wanted) != std::string::npos;
  });
}

Step Answer::step_saying(std::string_view id, std::string_view text) const {
  const std::vector<Step> steps = why(id).steps;
  return only(steps, "step that says " + std::string(text),
              [&](const Step& step) { return step.text.rfind(text, 0) == 0; });
}

Answer ask(std::string_view ledger, Choices choices, std::string_view as_of) {
  ReadResult read = read_ledger_text(ledger);
  if (!read.ledger) {
    std::string messages = "the ledger was refused:";
    for (const Problem& problem : read.problems.list) messages += '\n' + to_string(problem);
    throw std::runtime_error(messages);
  }
  Readings readings = read.ledger->readings;
  for (const auto& [name, value] : choices) {
    if (set_reading(readings, name, value) != SetReading::done) {
      throw std::runtime_error("no such reading: " + std::string(name) + '=' + std::string(value));
    }
  }
  const std::optional<Date> day = as_of.empty() ? read.ledger->as_of : parse_date(as_of);
  if (!day) throw std::runtime_error("the test names no as-of date");
  Answer answer{std::move(*read.ledger), {}};
  answer.evaluation = evaluate(answer.ledger, readings, *day);
  return answer;
}

std::string ledger(std::string_view as_of, std::string_view sales, std::string_view sections) {
  std::string text =
      "{\"as_of\": \"" + std::string(as_of) + "\", \"sales\": [" + std::string(sales) + ']';
  if (!sections.empty()) text += ", " + std::string(sections);
  return text + '}';
}

std::string text(const std::optional<Usd>& amount) {
  return amount ? amount->text() : "null";
}

std::string text(const std::optional<Date>& date) {
  return date ? to_string(*date) : "null";
}

}  // namespace jm216::test
