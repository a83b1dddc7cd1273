#pragma once
// A file that the command writes.
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace jm216 {

// Whether the output may go to a file of that name: it is none of the inputs ("-": standard input),
// and no folder. If not, `err` has been told.
bool may_write(const std::string& name, const std::vector<std::string>& inputs, std::ostream& err);

// Written beside the file of that name, whose place it takes when it is whole; straight to what is
// no file (a device, a pipe). What fails is a SystemFailure, and the old file is as it was.
void write_file(const std::string& name, const std::function<void(std::ostream&)>& write);

// The same, or to `out` where no file is named.
void write_answer(const std::string& name, std::ostream& out,
                  const std::function<void(std::ostream&)>& write);

// The same of what can only be written to a file by its name, which `write` is given; false where it
// could not.
void write_by_name(const std::string& name,
                   const std::function<bool(const std::string& path)>& write);

}  // namespace jm216
