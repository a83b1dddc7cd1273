#include <type_traits>
#include <utility>
#include <variant>

#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"
#include "web/views/facts.hpp"
#include "web/views/words.hpp"

// What a view asked for in this frame is done.

namespace jm216 {

void App::run(const views::Action& action) {
  std::visit(
      [this](const auto& wish) {
        using Wish = std::decay_t<decltype(wish)>;
        if constexpr (std::is_same_v<Wish, views::LinesWish>) {
          engine::ask_lines(wish.query, wish.offset, wish.count);
        } else if constexpr (std::is_same_v<Wish, views::TableWish>) {
          page_.importer.ask(wish);
        } else if constexpr (std::is_same_v<Wish, views::ReviewWish>) {
          page_.state.reviews = wish.wanted;
          engine::ask_review(wish.wanted);
        } else if constexpr (std::is_same_v<Wish, views::IssueWish>) {
          if (!page_.edits.is_editing()) engine::ask_issue(wish.quarter);
        } else if constexpr (std::is_same_v<Wish, views::Example>) {
          engine::ask_example(wish.file);
        } else if constexpr (std::is_same_v<Wish, engine::SaveForm>) {
          save(wish);
        } else if constexpr (std::is_same_v<Wish, engine::Export>) {
          engine::ask_export(wish);
        } else if constexpr (std::is_same_v<Wish, Date> || std::is_same_v<Wish, Readings>) {
          page_.edits.choose(wish);
          platform::request_frame();
        } else {
          run(wish);
          platform::request_frame();
        }
      },
      action);
}

void App::run(views::Command command) {
  using views::Command;
  switch (command) {
    case Command::undo:
      return page_.edits.undo();
    case Command::redo:
      return page_.edits.redo();
    case Command::pin:
      return page_.what_if.pin(*page_.report);
    case Command::unpin:
      return page_.what_if.unpin();
    case Command::compare_effect:
      return page_.what_if.compare_effect(*page_.report);
    case Command::dismiss_effect:
      return page_.what_if.dismiss_effect();
    case Command::dismiss_notice:
      page_.failure = {};
      return;
    case Command::dismiss_problems:
      return page_.refusal.reset();
    case Command::cancel:
      return engine::ask_cancel();
    case Command::share:
      return engine::ask_share();
    case Command::show_document:
      return engine::ask_document();
    case Command::compare_ledgers:
      return engine::ask_compare();
    case Command::compare_statements:
      return engine::ask_statements();
  }
}

void App::run(views::FormWish wish) {
  views::Form& form = page_.state.form;
  switch (wish) {
    case views::FormWish::check:
      if (form.draft) engine::ask_check(views::text_of(page_.state));
      break;
    case views::FormWish::apply:
      if (form.sale) {
        page_.edits.change_sale(
            form.what,
            {form.line, form.before, form.removes ? std::string() : views::text_of(page_.state)});
      } else if (form.draft) {
        page_.edits.change_facts(form.what, views::text_of(page_.state));
      }
      break;
    case views::FormWish::open_sale:
      engine::ask_sale(form.line);
      break;
    case views::FormWish::start_payment: {
      const std::optional<Document>& facts = page_.edits.facts();
      const Obligation* const one = views::find_obligation(*page_.report, form.payable);
      if (one != nullptr && facts) views::start_payment(page_.state, *facts, *one);
      break;
    }
  }
}

}  // namespace jm216
