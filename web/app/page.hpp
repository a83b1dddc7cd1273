#pragma once

#include <optional>
#include <string>

#include "web/app/edits.hpp"
#include "web/app/explaining.hpp"
#include "web/app/table_importer.hpp"
#include "web/app/what_if.hpp"
#include "web/views/views.hpp"

// All that the page knows: the worker's last answer, what the person chose, what is under way.
// Everything drawn follows from it.

namespace jm216 {

/// Something that went otherwise than wished, until it is dismissed.
struct Failure {
  std::string heading;
  std::string words;
};

struct Page {
  std::optional<Report> report;
  // A load and what becomes of it. The ledger on the screen stays until another one is there.
  std::optional<Loading> loading;
  std::optional<Refusal> refusal;
  Failure failure;
  Edits edits;
  WhatIf what_if;
  TableImporter importer;
  Explaining explaining;
  views::State state;
  View in_bar = View::overview;  // the view whose tab was last brought into sight

  [[nodiscard]] bool ledger_on_screen() const {
    return report && !loading && !refusal && !importer.is_open();
  }
};

}  // namespace jm216
