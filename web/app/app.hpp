#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/report/report.hpp"
#include "web/app/history.hpp"
#include "web/bridge/client.hpp"
#include "web/bridge/table.hpp"
#include "web/facts/document.hpp"
#include "web/views/import.hpp"
#include "web/views/views.hpp"

// The page's state: what the person chose (day, readings, view), the worker's last answer, and what
// is under way. Everything drawn follows from it.

namespace jm216 {

class App {
 public:
  /// One frame.
  void draw();

  // A load and what becomes of it. The ledger on the screen stays until another one is there.
  void loading(std::string_view name);
  void progress(double done, double total, double rate);
  void loaded(Report report);
  void refused(Problems problems);
  void failed(std::string_view words);
  void cancelled();
  /// Said at the top of the view until it is dismissed.
  void notice(std::string_view heading, std::string_view words);

  /// The answer to a changed day or reading.
  void answered(Report report);

  /// The explanation that was asked for, or that the report has nothing of that id.
  void explained(Explanation explanation);
  void unexplained(std::string_view id);

  /// A part of the sales lines that were asked for.
  void lines(LinePage page);

  // Editing (app_edit.cpp).
  void facts(std::string_view text);
  void checked(Problems problems);
  void sale(std::string_view text);
  void edited(Report report);
  void edit_refused(Problems problems);
  void undo();
  void redo();
  void save(engine::SaveForm form = engine::SaveForm::json);
  void saved();
  /// The totals with a reading the other way round: its name, then as engine.cpp writes them.
  void alternative(std::string_view text);
  bool has_unsaved_facts() const { return history_.has_unsaved_facts(); }

  // A table that is to become a ledger (app_import.cpp).
  void table_opened(std::string_view name);
  void table_looked(engine::TableLook look);
  void table_read(std::string_view counts);
  void table_refused(Problems problems);
  void table_progress(double done, double total);
  void table_mapping_refused(Problems problems);
  void table_closed();

  // False where nothing is loaded, or the name or value is none.
  bool set_as_of(std::string_view date);
  bool set_reading(std::string_view name, std::string_view value);

  /// Opens the view of that name: "overview", "royalties" … False where there is none.
  bool show(std::string_view view);
  /// The name of the view that is open.
  std::string_view view() const;

  const std::optional<Refusal>& refusal() const { return refusal_; }
  const std::optional<Report>& report() const { return report_; }

 private:
  void draw_page();
  static std::string_view label_of(View view);
  void say_loaded() const;
  void say_answered(const Report* before) const;
  static void say_problems(std::string_view what, const Problems& problems);
  void ask(std::string_view what, Date as_of, const Readings& readings);
  void give_up();
  Moment now() const;
  void send(std::string_view what, const Moment& target, const std::optional<SaleChange>& sale);
  void apply(HistoryStep step);
  void pin();
  void unpin();
  void compare();
  void draw_pin_bar(const ui::Rect& rect);
  void draw_effect_bar(const ui::Rect& rect);
  void follow_alternatives();
  void follow_form();
  void follow_table();
  void follow_keys();
  /// Undo and redo, left of `right`; returns their left edge.
  float draw_history(float right, float middle);
  /// The button that opens the menu of exports; returns its left edge.
  float draw_export(float right, float middle);
  float header_height(const ImVec2& screen) const;
  float header_lines_height(float width) const;
  bool header_lines_scroll(const ImVec2& screen) const;
  void draw_header(const ui::Rect& rect, bool narrow);
  void draw_header_lines(float x, float right, float y, bool narrow);
  void draw_date(float x, float middle);
  void draw_navigation(const ui::Rect& rect);
  void draw_navigation_bar(const ui::Rect& rect);
  void draw_view(const ui::Rect& rect);
  void draw_explanation(const ui::Rect& rect);
  void follow_selection();
  void copy_selection();

  std::optional<Report> report_;
  std::optional<Document> facts_;  // around the sales lines
  History history_;
  std::optional<HistoryStep> pending_;   // sent, not yet taken
  std::string changing_;                 // what was sent, until its answer is there
  std::optional<views::Effect> effect_;  // of the last change
  std::optional<Report> pinned_;
  std::optional<views::Comparison> comparison_;  // of the pinned answer and the present one
  ui::Earlier earlier_;                          // the same by figure
  bool alternatives_asked_ = false;              // for the present answer
  bool editing_ = false;                         // the worker has yet to answer a change of facts
  Date as_of_{};                                 // as wished; the report's own follows
  Readings readings_;                            // the same
  views::State state_;
  View in_bar_ = View::overview;  // the view whose tab was last brought into sight
  std::optional<Loading> loading_;
  std::optional<Refusal> refusal_;
  std::optional<views::TableImport> table_;
  Explained explained_;
  bool menu_open_ = false;   // in the frame before
  std::string followed_;     // the selection that the explanation was last opened for
  std::string asked_;        // the id whose explanation was last asked for
  bool explaining_ = false;  // which is not there yet
  std::string failure_heading_;
  std::string failure_;
};

}  // namespace jm216
