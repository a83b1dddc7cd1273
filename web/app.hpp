#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/ledger/problem.hpp"
#include "core/report/report.hpp"
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
  void failed(std::string_view reason, std::string_view detail);
  void cancelled();

  /// The answer to a changed day or reading.
  void answered(Report report);

  /// The explanation that was asked for, or that the report has nothing of that id.
  void explained(Explanation explanation);
  void unexplained(std::string_view id);

  // False where nothing is loaded, or the name or value is none.
  bool set_as_of(std::string_view date);
  bool set_reading(std::string_view name, std::string_view value);

  /// Opens the view of that name: "overview", "royalties" … False where there is none.
  bool show(std::string_view view);

  const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  void ask();
  /// The button that opens the menu of exports; returns its left edge.
  float draw_export(float right, float middle);
  float header_height(float width) const;
  void draw_header(const ui::Rect& rect, bool narrow);
  void draw_navigation(const ui::Rect& rect);
  void draw_navigation_bar(const ui::Rect& rect);
  void draw_view(const ui::Rect& rect);
  void draw_explanation(const ui::Rect& rect);
  void follow_selection();
  void copy_selection();

  std::optional<Report> report_;
  Date as_of_{};       // as wished; the report's own follows
  Readings readings_;  // the same
  views::State state_;
  View in_bar_ = View::overview;  // the view whose tab was last brought into sight
  std::optional<Loading> loading_;
  std::optional<Refusal> refusal_;
  Explained explained_;
  bool menu_open_ = false;  // in the frame before
  std::string followed_;    // the selection that the explanation was last opened for
  std::string asked_;       // the id whose explanation was last asked for
  std::string failure_;
};

}  // namespace jm216
