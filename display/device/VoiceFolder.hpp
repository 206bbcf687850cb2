// A folder of clips, spoken by whoever recorded them: NAME.wav for each name ("chime", "zh/digit-3"). All are
// held in memory.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "display/device/Pcm.hpp"

namespace hall::display {

class VoiceFolder {
  public:
    /// Reads the clips of `names`; what is missing or unreadable is listed in faults() and will be silent.
    static VoiceFolder read(const std::filesystem::path& folder, const std::vector<std::string>& names);

    [[nodiscard]] bool empty() const { return clips_.empty(); }
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
    [[nodiscard]] bool has(const std::string& name) const { return clips_.contains(name); }
    /// One sound of these clips in this order, a breath between two words; "pause/MS" is silence.
    [[nodiscard]] Pcm joined(const std::vector<std::string>& names) const;

  private:
    int rate_{22'050};
    std::map<std::string, Pcm> clips_;
    std::vector<std::string> faults_;
};

}  // namespace hall::display
