#include "core/report/explanation.hpp"

namespace jm216 {

std::string sum_of(const std::vector<Input>& inputs) {
  std::string sum;
  for (const Input& input : inputs) sum += (sum.empty() ? "" : " + ") + input.value;
  return sum;
}

}  // namespace jm216
