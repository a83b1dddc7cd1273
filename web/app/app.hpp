#pragma once

#include <optional>
#include <string_view>

#include "web/app/page.hpp"

// What the page's scripts and the worker tell the page, and what is done with it. A view asks for
// what the person wishes (views/actions.hpp); the app does it.

namespace jm216 {

class App {
 public:
  /// One frame.
  void draw();

  void loading(std::string_view name);
  void progress(double done, double total, double rate);
  void loaded(Report report);
  void refused(Problems problems);
  void failed(std::string_view words);
  void cancelled();
  /// Said at the top of the view until it is dismissed.
  void notice(std::string_view heading, std::string_view words);

  /// The answer to a changed day or reading; to changed facts.
  void answered(Report report);
  void edited(Report report);
  void edit_refused(Problems problems);

  /// What follows a report that came without it.
  void fingerprint(std::string_view sha256);

  /// The explanation that was asked for, or that the report has nothing of that id.
  void explained(Explanation explanation);
  void unexplained(std::string_view id);

  /// A part of the sales lines that were asked for.
  void lines(LinePage page);

  // Of the facts: as they are, what is wrong with those in the form, and a line to be changed.
  void facts(std::string_view text);
  void checked(Problems problems);
  /// As they would be with a statement issued; or why it is not.
  void issued(std::string_view why_not, std::string_view facts);
  void sale(std::string_view text);
  void save(engine::SaveForm form = engine::SaveForm::json);
  void saved();

  /// The totals with a reading the other way round (bridge/alternative.hpp).
  void alternative(std::string_view text);

  /// A table that is to become a ledger is opened; what its worker says of it goes to importer().
  void table_opened(std::string_view name);
  TableImporter& importer() { return page_.importer; }

  // False where nothing is loaded, or the name or value is none.
  bool set_as_of(std::string_view date);
  bool set_reading(std::string_view name, std::string_view value);

  /// Opens the view of that name: "overview", "royalties" … False where there is none.
  bool show(std::string_view view);

  /// What would be lost with what is on the screen, the gravest of it.
  enum class Unsaved : std::uint8_t { nothing, facts, form, choices, table };
  [[nodiscard]] Unsaved unsaved() const;

  [[nodiscard]] const Page& page() const { return page_; }

 private:
  void give_up();
  void run(const views::Action& action);
  void run(views::Command command);
  void run(views::FormWish wish);
  void follow_keys();
  void follow_alternatives();

  Page page_;
  bool alternatives_asked_ = false;  // for the present answer
};

}  // namespace jm216
