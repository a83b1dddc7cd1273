#include "core/report/explanation.hpp"

#include "core/report/words.hpp"

namespace jm216 {

StepValue::StepValue(const std::optional<Usd>& amount) : text(text_or_null(amount)) {}

Step& Step::with(Input input) {
  inputs.push_back(std::move(input));
  return *this;
}

Step& Step::from(std::string name, StepValue value, std::string id) {
  return with({std::move(name), std::move(value.text), std::move(id), {}});
}

Step& Step::fact(std::string name, StepValue value, std::string where) {
  return with({std::move(name), std::move(value.text), {}, std::move(where)});
}

Step& Step::under(std::string reading_used) {
  reading = std::move(reading_used);
  return *this;
}

Step& Step::by_formula(std::string whole) {
  formula = std::move(whole);
  return *this;
}

Step& Step::gives(StepValue value, std::string_view figures) {
  result = std::move(value.text);
  figure = figures;
  return *this;
}

Step& Step::exactly(std::string expression, StepValue value, std::string_view figures) {
  by_formula(std::move(expression) + " = " + value.text);
  return gives(std::move(value), figures);
}

Step& Step::nearly(std::string expression, StepValue value, std::string_view figures) {
  by_formula(std::move(expression) + " ≈ " + value.text);
  return gives(std::move(value), figures);
}

Step& Step::sums_up(const Usd& sum, std::string_view figures) {
  return inputs.empty() ? gives(sum, figures) : exactly(sum_of(inputs), sum, figures);
}

Step& Step::plus(Date from, const Period& period, std::string_view figures) {
  return by_formula(sum_of(from, period)).gives(from + period, figures);
}

Step& Step::minus(Date until, const Period& period, std::string_view figures) {
  return by_formula(difference_of(until, period)).gives(until - period, figures);
}

Step& Step::the_day_after(Date day, std::string_view figures) {
  return exactly(to_string(day) + " + 1 day", day + Days{1}, figures);
}

Step& add_step(std::vector<Step>& steps, std::string_view clause, std::string text) {
  steps.push_back({std::string(clause), std::move(text)});
  return steps.back();
}

std::string sum_of(const std::vector<Input>& inputs) {
  std::string sum;
  for (const Input& input : inputs) sum += (sum.empty() ? "" : " + ") + input.value;
  return sum;
}

}  // namespace jm216
