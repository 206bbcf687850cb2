// reports.db beside the hall's log: its service legs as rows. A cache in a file of its own, with a connection of its own, for one thread.
// Whatever is wrong with it - of another version, damaged, half written - it is emptied and made again from the log.
#pragma once

#include <memory>
#include <string>

#include "server/engine/Legs.hpp"

namespace hall::store {

class ReportsFile final : public engine::LegTable {
  public:
    struct Settings {
        std::string vfs;                               ///< SQLite's file layer; empty: the system's. Tests put faulty ones here
        std::uint64_t spareBytes{256ULL << 20};        ///< nothing is written while the disk has less: the hall's log needs it
    };

    /// Nothing is opened yet; nothing fails. Empty: in memory alone.
    explicit ReportsFile(std::string file);
    ReportsFile(std::string file, Settings settings);
    ~ReportsFile() override;
    ReportsFile(const ReportsFile&) = delete;
    ReportsFile& operator=(const ReportsFile&) = delete;

    std::optional<Standing> standing() override;
    engine::StoreFault rewind(const engine::LegMorning& morning) override;
    engine::StoreFault clear() override;
    engine::StoreFault write(const engine::LegBatch& batch) override;
    engine::StoreFault scan(core::LocalDate from, core::LocalDate to, engine::LegBy by, const std::function<void(const engine::LegFigures&)>& each) override;
    engine::StoreFault deskTimes(core::LocalDate from, core::LocalDate to, engine::LegBy by,
                                 const std::function<void(std::int64_t, core::LocalDate, std::int64_t, std::int64_t)>& each) override;
    engine::StoreFault tally(const engine::TallyAsked& asked, const std::function<void(const engine::Tally&)>& each) override;
    engine::StoreFault against(const core::StaffId& clerk, const engine::TallyAsked& asked, std::size_t most,
                               const std::function<void(engine::AgainstOne)>& each) override;
    engine::StoreFault countDays(core::LocalDate from, core::LocalDate to, std::int64_t& days) override;
    std::optional<core::LocalDate> lastDay() override;
    engine::StoreFault names(engine::LegName kind, const std::function<void(std::int64_t id, engine::LegNamed named)>& each) override;

    /// Of the last fault, in SQLite's words, no data.
    [[nodiscard]] const std::string& problem() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// DIR/reports.db
std::string reportsFile(const std::string& directory);

}  // namespace hall::store
