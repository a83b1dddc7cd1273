#include "core/workbook/container.hpp"

#include <unzip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "core/basics/problem.hpp"

namespace jm216 {

namespace {

// One spelling for what every program writes in its own.
std::string part_name(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string spelt(name);
  for (char& c : spelt) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  return spelt;
}

}  // namespace

// What minizip reads in place of a file.
struct Container::Memory {
  std::string_view bytes;
  std::uint64_t at = 0;

  static void* open(void* self, const void* /*name*/, int /*mode*/) { return self; }
  static uLong read(void* self, void* /*stream*/, void* buffer, uLong size) {
    auto& memory = *static_cast<Memory*>(self);
    const std::uint64_t left =
        memory.bytes.size() - std::min<std::uint64_t>(memory.at, memory.bytes.size());
    const auto got = static_cast<std::size_t>(std::min<std::uint64_t>(left, size));
    if (got > 0) std::memcpy(buffer, memory.bytes.data() + memory.at, got);
    memory.at += got;
    return static_cast<uLong>(got);
  }
  static ZPOS64_T tell(void* self, void* /*stream*/) { return static_cast<Memory*>(self)->at; }
  static long seek(void* self, void* /*stream*/, ZPOS64_T offset, int origin) {
    auto& memory = *static_cast<Memory*>(self);
    const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                               : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                  : 0;
    if (offset > memory.bytes.size() - std::min<std::uint64_t>(from, memory.bytes.size()))
      return -1;
    memory.at = from + offset;
    return 0;
  }
  static int close(void* /*self*/, void* /*stream*/) { return 0; }
  static int error(void* /*self*/, void* /*stream*/) { return 0; }
};

Container::Container(std::string_view bytes) : memory_(std::make_unique<Memory>(Memory{bytes})) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = Memory::open;
  functions.zread_file = Memory::read;
  functions.ztell64_file = Memory::tell;
  functions.zseek64_file = Memory::seek;
  functions.zclose_file = Memory::close;
  functions.zerror_file = Memory::error;
  functions.opaque = memory_.get();
  file_ = unzOpen2_64("", &functions);
  if (file_ == nullptr) {
    const bool has_end = bytes.find("PK\x05\x06") != std::string_view::npos;
    refuse(has_end ? Sentence::container_damaged : Sentence::workbook_cut);
  } else {
    list_parts();
  }
}

Container::~Container() {
  if (file_ != nullptr) unzClose(file_);
}

void Container::list_parts() {
  unz_global_info64 all{};
  if (unzGetGlobalInfo64(file_, &all) != UNZ_OK || all.number_entry == 0) return;
  std::array<char, 1024> name{};
  for (int at = unzGoToFirstFile(file_); at != UNZ_END_OF_LIST_OF_FILE;
       at = unzGoToNextFile(file_)) {
    unz_file_info64 info{};
    unz64_file_pos place{};
    const bool is_read = at == UNZ_OK &&
                         unzGetCurrentFileInfo64(file_, &info, name.data(), name.size() - 1,
                                                 nullptr, 0, nullptr, 0) == UNZ_OK &&
                         unzGetFilePos64(file_, &place) == UNZ_OK;
    if (!is_read) {
      refuse(Sentence::container_damaged);
      return;
    }
    if (info.size_filename >= name.size()) continue;  // no part of a workbook
    const std::string_view raw(name.data(), info.size_filename);
    const bool is_new =
        parts_.try_emplace(part_name(raw), Place{place.pos_in_zip_directory, place.num_of_file})
            .second;
    if (!is_new) {
      refuse(Sentence::container_damaged);
      return;
    }
  }
}

bool Container::refuse(Sentence sentence, const Argument& argument) {
  if (fault_.empty()) fault_ = Complaint(sentence, {argument}).message;
  return false;
}

bool Container::has(std::string_view part) const {
  return parts_.contains(part_name(part));
}

bool Container::read(std::string_view part, const std::function<bool(std::string_view)>& take) {
  if (!fault_.empty()) return false;
  const auto found = parts_.find(part_name(part));
  if (found == parts_.end()) return refuse(Sentence::container_damaged);
  unz64_file_pos place{};
  place.pos_in_zip_directory = found->second.in_directory;
  place.num_of_file = found->second.number;
  unz_file_info64 info{};
  if (unzGoToFilePos64(file_, &place) != UNZ_OK ||
      unzGetCurrentFileInfo64(file_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
    return refuse(Sentence::container_damaged);
  }
  if ((info.flag & 1U) != 0) return refuse(Sentence::workbook_locked);
  if (unzOpenCurrentFile(file_) != UNZ_OK) return refuse(Sentence::container_damaged);
  std::vector<char> piece(std::size_t{1} << 16U);
  bool wants_more = true;
  int got = 1;
  while (wants_more) {
    got = unzReadCurrentFile(file_, piece.data(), static_cast<unsigned>(piece.size()));
    if (got <= 0) break;
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked_ > most_unpacked) {
      unzCloseCurrentFile(file_);
      return refuse(Sentence::workbook_too_large, {"unpacked"});
    }
    wants_more = take({piece.data(), static_cast<std::size_t>(got)});
  }
  const bool is_whole = !wants_more || unzeof(file_) == 1;
  const bool is_sound =
      unzCloseCurrentFile(file_) == UNZ_OK;  // it compares the checksum of what was read in full
  if (got < 0 || (wants_more && (!is_whole || !is_sound)))
    return refuse(Sentence::container_damaged);
  return true;
}

}  // namespace jm216
