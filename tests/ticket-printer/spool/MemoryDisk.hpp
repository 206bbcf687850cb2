// A disk for the spool's journal that forgets what was not synced, as disks do when the power goes.
#pragma once

#include <functional>
#include <string>

#include "ticket-printer/spool/JournalFile.hpp"

namespace hall::test {

struct PowerCut {};

/// What is left of what was written and not synced.
enum class Tail { gone, whole, torn, garbled };
inline constexpr Tail tails[] = {Tail::gone, Tail::whole, Tail::torn, Tail::garbled};

class MemoryDisk : public spool::JournalFile {
  public:
    std::string read() override { return durable + pending; }
    bool append(std::string_view bytes) override {
        step("append");
        if (fails("append")) {
            pending += bytes.substr(0, bytes.size() / 2);
            return false;
        }
        pending += bytes;
        step("appended");
        return true;
    }
    bool sync() override {
        step("sync");
        if (fails("sync")) return false;
        durable += pending;
        pending.clear();
        step("synced");
        return true;
    }
    bool replace(std::string_view bytes) override {
        step("replace");
        if (fails("replace")) return false;
        durable = bytes;
        pending.clear();
        step("replaced");
        return true;
    }

    void loseUnsynced(Tail tail) {
        std::string rest = pending;
        if (tail == Tail::gone) rest.clear();
        if (tail == Tail::torn || tail == Tail::garbled) rest.resize(rest.size() * 2 / 3);
        if (tail == Tail::garbled)
            for (std::size_t i = rest.size() / 3; i < rest.size(); ++i) rest[i] = static_cast<char>(i * 37);
        durable += rest;
        pending.clear();
    }

    std::string durable;
    std::string pending;
    std::function<void(const char*)> step = [](const char*) {};       ///< may throw PowerCut
    std::function<bool(const char*)> fails = [](const char*) { return false; };
};

}  // namespace hall::test
