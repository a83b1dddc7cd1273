#include <emscripten/emscripten.h>

#include <cstdint>
#include <string>

#include "core/wire/wire.hpp"
#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/bridge/packing.hpp"
#include "web/bridge/problems.hpp"
#include "web/bridge/table.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/item.hpp"
#include "web/ui/theme.hpp"
#include "web/views/view_table.hpp"

// Where the page's scripts (page.mjs) meet the program. Texts are zero-ended UTF-8.

namespace jm216 {
namespace {

App& app() {
  static App the_page;
  return the_page;
}

constexpr std::string_view not_understood =
    "This program stopped with a fault of its own: the worker's answer was not understood. Load "
    "the "
    "page again, then open the ledger again.";

template <class Use>
void use_report(const std::uint8_t* bytes, std::size_t size, Use use) {
  if (auto report = from_wire({bytes, size})) {
    use(std::move(*report));
  } else {
    app().failed(not_understood);
  }
}

}  // namespace

extern "C" {

/// False where the browser has no WebGL2.
EMSCRIPTEN_KEEPALIVE bool jm216_page_start() {
  if (!platform::start({[] { app().draw(); }, ui::set_theme})) return false;
  ui::load_fonts();
  platform::request_frame();
  return true;
}

EMSCRIPTEN_KEEPALIVE void jm216_page_loading(const char* name) {
  app().loading(name);
}

EMSCRIPTEN_KEEPALIVE void jm216_page_progress(double done, double total, double rate) {
  app().progress(done, total, rate);
}

EMSCRIPTEN_KEEPALIVE void jm216_page_loaded(const std::uint8_t* bytes, std::size_t size) {
  use_report(bytes, size, [](Report report) { app().loaded(std::move(report)); });
}

EMSCRIPTEN_KEEPALIVE void jm216_page_report(const std::uint8_t* bytes, std::size_t size) {
  use_report(bytes, size, [](Report report) { app().answered(std::move(report)); });
}

/// The fingerprint of the ledger whose report came without one.
EMSCRIPTEN_KEEPALIVE void jm216_page_fingerprint(const char* bytes, std::size_t size) {
  app().fingerprint({bytes, size});
}

EMSCRIPTEN_KEEPALIVE void jm216_page_explained(const std::uint8_t* bytes, std::size_t size) {
  if (auto explanation = explanation_from_wire({bytes, size})) {
    app().explained(std::move(*explanation));
  } else {
    app().failed(not_understood);
  }
}

EMSCRIPTEN_KEEPALIVE void jm216_page_facts(const char* bytes, std::size_t size) {
  app().facts({bytes, size});
}

EMSCRIPTEN_KEEPALIVE void jm216_page_checked(const char* bytes, std::size_t size) {
  app().checked(engine::problems_from({bytes, size}));
}

EMSCRIPTEN_KEEPALIVE void jm216_page_sale(const char* bytes, std::size_t size) {
  app().sale({bytes, size});
}

/// What jm216_engine_issue says.
EMSCRIPTEN_KEEPALIVE void jm216_page_issued(const char* bytes, std::size_t size) {
  std::string_view said{bytes, size};
  const std::string_view why_not = engine::take(said);
  app().issued(why_not, engine::take(said));
}

EMSCRIPTEN_KEEPALIVE void jm216_page_edited(const std::uint8_t* bytes, std::size_t size) {
  use_report(bytes, size, [](Report report) { app().edited(std::move(report)); });
}

EMSCRIPTEN_KEEPALIVE void jm216_page_edit_refused(const char* bytes, std::size_t size) {
  app().edit_refused(engine::problems_from({bytes, size}));
}

EMSCRIPTEN_KEEPALIVE void jm216_page_alternative(const char* bytes, std::size_t size) {
  app().alternative({bytes, size});
}

// A table on its way to becoming a ledger (table_importer.hpp).

EMSCRIPTEN_KEEPALIVE void jm216_page_table(const char* name) {
  app().table_opened(name);
}

/// The table is a workbook, with these sheets (web/bridge/workbook.cpp).
EMSCRIPTEN_KEEPALIVE void jm216_page_table_sheets(const char* bytes, std::size_t size) {
  app().importer().sheets(engine::sheets_from("", {bytes, size}));
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_looked(const char* bytes, std::size_t size) {
  app().importer().looked(engine::look_from({bytes, size}));
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_read(const char* bytes, std::size_t size) {
  app().importer().read({bytes, size});
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_problems(const char* bytes, std::size_t size) {
  app().importer().refused(engine::problems_from({bytes, size}));
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_progress(double done, double total) {
  app().importer().progress(done, total);
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_mapping_problems(const char* bytes, std::size_t size) {
  app().importer().mapping_refused(engine::problems_from({bytes, size}));
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_kept() {
  app().importer().took_kept();
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_table_closed() {
  app().importer().close();
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_save() {
  app().save();
}

EMSCRIPTEN_KEEPALIVE void jm216_page_saved() {
  app().saved();
}

/// What would be lost with what is on the screen, as App::Unsaved counts it.
EMSCRIPTEN_KEEPALIVE int jm216_page_unsaved() {
  return static_cast<int>(app().unsaved());
}

EMSCRIPTEN_KEEPALIVE void jm216_page_lines(const std::uint8_t* bytes, std::size_t size) {
  if (auto page = line_page_from_wire({bytes, size})) {
    app().lines(std::move(*page));
  } else {
    app().failed(not_understood);
  }
}

/// The report has nothing of that id (any more).
EMSCRIPTEN_KEEPALIVE void jm216_page_unexplained(const char* id) {
  app().unexplained(id);
}

EMSCRIPTEN_KEEPALIVE void jm216_page_problems(const char* bytes, std::size_t size) {
  app().refused(engine::problems_from({bytes, size}));
}

/// `words` say why, and what can be done about it.
EMSCRIPTEN_KEEPALIVE void jm216_page_failed(const char* words) {
  app().failed(words);
}

/// Something that went otherwise than wished, and what can be done about it.
EMSCRIPTEN_KEEPALIVE void jm216_page_notice(const char* heading, const char* words) {
  app().notice(heading, words);
}

EMSCRIPTEN_KEEPALIVE void jm216_page_cancelled() {
  app().cancelled();
}

/// The problems of the last refused load, as the command line words them (packing.hpp).
EMSCRIPTEN_KEEPALIVE const char* jm216_page_problem_lines() {
  static std::string packed;
  packed.clear();
  if (const auto& refusal = app().page().refusal) {
    for (const Problem& problem : refusal->problems.list) {
      engine::put(packed, to_string(problem));
    }
  }
  return packed.c_str();
}

/// ui::places().
EMSCRIPTEN_KEEPALIVE const char* jm216_page_places() {
  static std::string packed;
  packed = ui::places();
  return packed.c_str();
}

EMSCRIPTEN_KEEPALIVE bool jm216_page_set_as_of(const char* date) {
  return app().set_as_of(date);
}

EMSCRIPTEN_KEEPALIVE bool jm216_page_show(const char* view) {
  return app().show(view);
}

EMSCRIPTEN_KEEPALIVE const char* jm216_page_view() {
  return views::row_of(app().page().state.view).name.data();  // of a text that ends where it should
}

/// Of the report on the screen: the day and the readings, as the engine takes them (packing.hpp).
EMSCRIPTEN_KEEPALIVE const char* jm216_page_shown() {
  static std::string packed;
  packed.clear();
  if (const auto& report = app().page().report) {
    engine::put(packed, to_string(report->as_of));
    engine::put(packed, engine::lines_of(report->readings));
  }
  return packed.c_str();
}

EMSCRIPTEN_KEEPALIVE bool jm216_page_set_reading(const char* name, const char* value) {
  return app().set_reading(name, value);
}
}

}  // namespace jm216
