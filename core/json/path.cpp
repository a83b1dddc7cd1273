#include "core/json/path.hpp"

#include <utility>

namespace jm216 {

std::string pointer_token(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

std::string text_of_token(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escaped = token[i] == '~' && i + 1 < token.size();
    text += !is_escaped ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return text;
}

std::string Path::pointer_to(std::size_t depth, std::uint64_t before) const {
  std::string pointer;
  for (std::size_t i = 0; i < depth; ++i) {
    pointer += '/';
    if (!steps_[i].is_list) {
      pointer += pointer_token(steps_[i].name);
      continue;
    }
    pointer += std::to_string(steps_[i].index + before);
    before = 0;
  }
  return pointer;
}

std::string Path::generic_pointer() const {
  std::string pointer;
  for (std::size_t i = 0; i < depth_; ++i) {
    const bool is_id = i == 1 && !steps_[0].is_list && steps_[0].name == "sellers";
    pointer += '/';
    pointer += steps_[i].is_list || is_id ? "*" : pointer_token(steps_[i].name);
  }
  return pointer;
}

void Path::refuse_value(const Complaint& complaint) {
  if (!log_.shows(file_, stream_.token_offset())) return log_.count();
  log_.add(file_, stream_.token_place(), pointer(), complaint);
}

void Path::refuse_container(const Complaint& complaint) {
  if (!log_.shows(file_, stream_.container_offset())) return log_.count();
  log_.add(file_, stream_.container_place(), container_pointer(), complaint);
}

void Path::refuse_name(const Complaint& complaint) {
  if (!log_.shows(file_, stream_.token_offset())) return log_.count();
  log_.add(file_, stream_.token_place(), container_pointer(), complaint);
}

void Path::refuse(const Place& place, std::string pointer, Complaint complaint) {
  log_.add(file_, place, std::move(pointer), std::move(complaint));
}

}  // namespace jm216
