// Attached files: DIR/files/ID, sealed under their id.
#pragma once

#include <string>

#include "server/engine/Ports.hpp"
#include "server/store/Store.hpp"

namespace hall::store::vault {

std::string filesDirectory(const std::string& directory);

/// From any thread; the sealer must outlive it.
class SealedFiles final : public engine::Files {
  public:
    SealedFiles(const std::string& directory, const engine::Sealer& sealer);

    /// Whoever puts a file and is then refused takes it away with remove(); what is left behind goes at the next start.
    engine::StoreFault put(const core::VaultId& id, std::string_view plain) override;
    std::optional<std::string> get(const core::VaultId& id) override;
    void remove(const core::VaultId& id) override;

  private:
    std::string folder_;
    const engine::Sealer& sealer_;
};

/// Larger than any file that the door takes, sealed.
inline constexpr std::size_t fileSizeAtMost = 64 << 20;

}  // namespace hall::store::vault
