#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/app/history.hpp"
#include "web/facts/document.hpp"

// What the person wishes the ledger, the day and the readings to be. Every change goes to the worker,
// which takes or refuses it; of the facts, only what it has taken is in the history.

namespace jm216 {

class Edits {
 public:
  /// A ledger was loaded: nothing has been done to it.
  void begin(Date as_of, const Readings& readings);
  /// The facts around the sales lines, as the worker has them.
  void facts_are(std::string_view text) { facts_ = Document::parse(text); }

  [[nodiscard]] const std::optional<Document>& facts() const { return facts_; }
  [[nodiscard]] Date as_of() const { return as_of_; }
  [[nodiscard]] const Readings& readings() const { return readings_; }
  [[nodiscard]] const History& history() const { return history_; }
  /// Whether the worker has yet to answer a change of facts.
  [[nodiscard]] bool is_editing() const { return editing_; }

  // The same facts on another day or with other readings.
  // `by_hand`: chosen by the person, and not by a script.
  void choose(Date as_of, bool by_hand = true);
  void choose(const Readings& readings, bool by_hand = true);

  // Nothing while an earlier one is under way. `what`: "Payment changed".
  void change_facts(const std::string& what, const std::string& facts);
  void change_sale(const std::string& what, const SaleChange& sale);
  void undo();
  void redo();

  /// The worker has taken a change of facts. Whether it was a new one, not one undone or done again.
  bool taken();
  void refused();
  /// The answer of that day and those readings is there. What had changed; empty where only the day had.
  std::string answered(Date as_of, const Readings& readings);
  /// The wishes that were not answered: what is on the screen is what there is.
  void give_up(Date as_of, const Readings& readings);

  void saved() { history_.saved(); }
  [[nodiscard]] bool has_unsaved_facts() const { return history_.has_unsaved_facts(); }
  [[nodiscard]] bool has_unsaved_choices() const { return history_.has_unsaved_choices(); }

 private:
  [[nodiscard]] Moment now() const;
  void choose(HistoryStep step);
  void apply(HistoryStep step);
  void send(std::string_view what, const Moment& target, const std::optional<SaleChange>& sale);

  std::optional<Document> facts_;
  Date as_of_{};       // as wished; the report's own follows
  Readings readings_;  // the same
  History history_;
  std::optional<HistoryStep> pending_;  // sent, not yet taken
  std::string changing_;                // what was sent, until its answer is there
  bool editing_ = false;
};

}  // namespace jm216
