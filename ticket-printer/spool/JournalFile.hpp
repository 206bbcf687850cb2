// The port behind which the journal's bytes stand: a file in production, a memory in tests that loses what was not synced.
#pragma once

#include <string>
#include <string_view>

namespace hall::spool {

class JournalFile {
  public:
    virtual ~JournalFile() = default;
    /// Everything that is in it now; empty when there is nothing yet.
    virtual std::string read() = 0;
    /// Adds bytes at the end. False: none, some or all of them are there.
    virtual bool append(std::string_view bytes) = 0;
    /// True: everything appended before survives the loss of power.
    virtual bool sync() = 0;
    /// Puts `bytes` in the place of all there is, durably. False, or power lost meanwhile: either the old bytes or the new ones,
    /// never a mixture.
    virtual bool replace(std::string_view bytes) = 0;
};

}  // namespace hall::spool
