#include "server/store/vault/Rotation.hpp"

#include <cerrno>
#include <optional>
#include <vector>

#include <unistd.h>

#include "server/store/StoreImpl.hpp"
#include "server/store/vault/PrivateFile.hpp"
#include "server/store/vault/SealedFiles.hpp"

namespace hall::store::vault {

using engine::StoreFault;

namespace {

constexpr std::size_t papersInOneStep = 64;
constexpr std::size_t filesInOneStep = 256;

/// One rotation under way; the first Problem ends it.
class Rotating {
  public:
    Rotating(const std::string& directory, KeyRing& ring, const InStoresThread& inStoresThread)
        : folder_(filesDirectory(directory)), ring_(ring), inStoresThread_(inStoresThread) {}

    Result<Rotated> run(Profile profile, const std::function<void()>& settle) {
        const bool done = begin(profile) && allPapers() && allFiles() && (settle ? (settle(), true) : true) && allPapers() && allFiles() && end();
        if (done) return rotated_;
        return problem_.value_or(Problem{Problem::Kind::failed, "the hall is stopping"});
    }

  private:
    bool fail(Problem problem) {
        if (!problem_) problem_ = std::move(problem);
        return false;
    }
    /// `work` gives what went wrong.
    bool inStore(const std::function<std::optional<Problem>(Store&)>& work) {
        std::optional<Problem> wrong;
        const bool ran = inStoresThread_([&](Store& store) { wrong = work(store); });
        if (wrong) return fail(*wrong);
        return ran || fail({Problem::Kind::failed, "the hall is stopping or overloaded; the next rotation goes on from here"});
    }

    bool begin(Profile profile) {
        return inStore([&](Store& store) -> std::optional<Problem> {
            rotated_.wentOn = ring_.generations().size() > 1;
            if (!rotated_.wentOn) {
                if (auto wrong = ring_.begin(profile)) return wrong;
            }
            rotated_.generation = ring_.newest();
            // In the same turn, so that nothing sealed with it gets into the store before the store knows that it exists.
            return noteKeys(store, ring_);
        });
    }

    /// Seals up to `papersInOneStep` papers after `cursor` anew; `cursor` is empty when there were no more.
    std::optional<Problem> papersFrom(Store& store, std::string& cursor) {
        std::vector<engine::Paper> papers = store.papersSealedBefore(rotated_.generation, cursor, papersInOneStep);
        if (store.health() != StoreFault::none) return store.lastProblem();
        cursor = papers.size() < papersInOneStep ? std::string() : papers.back().id.value;
        for (engine::Paper& paper : papers) {
            const auto plain = ring_.open(paper.id.value, paper.box);
            if (!plain) return Problem{Problem::Kind::damaged, "paper " + paper.id.value + " cannot be opened; both generations stay in the key file"};
            paper.box = ring_.seal(paper.id.value, *plain);
        }
        if (papers.empty()) return std::nullopt;
        if (store.replaceBoxes(papers) != StoreFault::none) return store.lastProblem();
        rotated_.papers += papers.size();
        return std::nullopt;
    }

    bool allPapers() {
        std::string cursor;
        do {
            if (!inStore([&](Store& store) { return papersFrom(store, cursor); })) return false;
        } while (!cursor.empty());
        return true;
    }

    bool file(const core::VaultId& id) {
        const std::string path = folder_ + "/" + id.value;
        auto read = readPrivateFile(path, fileSizeAtMost);
        if (auto* wrong = std::get_if<Problem>(&read)) {
            return wrong->kind == Problem::Kind::missing || fail(*wrong);  // erased meanwhile; check names others
        }
        const std::string& box = std::get<std::string>(read);
        if (generationOf(box) == rotated_.generation) return true;
        const auto plain = ring_.open(id.value, box);
        if (!plain) return fail({Problem::Kind::damaged, "file " + id.value + " cannot be opened; both generations stay in the key file"});
        const std::string part = folder_ + "/" + drawOpaqueId() + ".part";
        if (auto wrong = writePart(part, ring_.seal(id.value, *plain))) return fail(*wrong);
        return inStore([&](Store& store) -> std::optional<Problem> {
            // Named where erasures happen, so that no file of somebody who was just erased comes back.
            if (!store.hasFile(id)) {
                ::unlink(part.c_str());
                return std::nullopt;
            }
            if (::rename(part.c_str(), path.c_str()) != 0) return systemProblem("naming " + path, errno);
            ++rotated_.files;
            return std::nullopt;
        });
    }

    bool allFiles() {
        std::string cursor;
        const std::uint64_t before = rotated_.files;
        for (bool more = true; more;) {
            std::vector<core::VaultId> ids;
            const bool listed = inStore([&](Store& store) -> std::optional<Problem> {
                ids = store.filesAfter(cursor, filesInOneStep);
                return store.health() == StoreFault::none ? std::nullopt : std::optional(store.lastProblem());
            });
            if (!listed) return false;
            for (const core::VaultId& id : ids) {
                if (!file(id)) return false;
            }
            more = ids.size() == filesInOneStep;
            if (more) cursor = ids.back().value;
        }
        if (rotated_.files == before || syncDirectory(folder_)) return true;
        return fail(systemProblem("syncing " + folder_, errno));
    }

    bool end() {
        return inStore([&](Store& store) -> std::optional<Problem> {
            // Nothing can be appended between this look and the end of the old generation.
            for (std::string cursor, first = "yes"; !cursor.empty() || !first.empty(); first.clear()) {
                if (auto wrong = papersFrom(store, cursor)) return wrong;
            }
            if (auto wrong = ring_.retire()) return wrong;
            // What the old generation sealed must not lie about in the file, should its key be in wrong hands.
            return store.scrubVault() == StoreFault::failed ? std::optional(store.lastProblem()) : std::nullopt;
        });
    }

    std::string folder_;
    KeyRing& ring_;
    const InStoresThread& inStoresThread_;
    Rotated rotated_;
    std::optional<Problem> problem_;
};

constexpr std::size_t findingsAtMost = 20;

class Inspecting {
  public:
    explicit Inspecting(const KeyRing* ring) : ring_(ring) {}

    /// Of one paper or file.
    void look(const std::string& what, const std::string& id, const std::string& box) {
        const auto generation = generationOf(box);
        if (!generation) return found(what + " " + id + " is no sealed box");
        ++told.byGeneration[*generation];
        if (ring_ != nullptr && !ring_->open(id, box)) {
            found(what + " " + id + " cannot be opened: it was changed, or its key (generation " + std::to_string(*generation) + ") is not in the key file");
        }
    }
    void found(std::string what) {
        if (told.findings.size() < findingsAtMost) told.findings.push_back(std::move(what));
    }

    Inspected told;

  private:
    const KeyRing* ring_;
};

}  // namespace

Result<Rotated> rotate(const std::string& directory, KeyRing& ring, Profile profile, const InStoresThread& inStoresThread,
                       const std::function<void()>& settle) {
    return Rotating(directory, ring, inStoresThread).run(profile, settle);
}

Inspected inspect(Store& store, const KeyRing* ring, const std::string& filesIn) {
    Inspecting inspecting(ring);
    std::string cursor;
    for (bool more = true; more;) {
        const auto papers = store.papersAfter(cursor, filesInOneStep);
        for (const engine::Paper& paper : papers) inspecting.look("paper", paper.id.value, paper.box);
        inspecting.told.papers += papers.size();
        more = papers.size() == filesInOneStep;
        if (more) cursor = papers.back().id.value;
    }
    for (const core::PersonId& person : store.withoutIdentity(findingsAtMost)) inspecting.found("the identity of person " + person.value + " is missing");
    if (filesIn.empty()) return std::move(inspecting.told);
    cursor.clear();
    for (bool more = true; more;) {
        const auto ids = store.filesAfter(cursor, filesInOneStep);
        for (const core::VaultId& id : ids) {
            const auto read = readPrivateFile(filesIn + "/" + id.value, fileSizeAtMost);
            if (const auto* wrong = std::get_if<Problem>(&read)) inspecting.found("file " + id.value + ": " + wrong->what);
            else inspecting.look("file", id.value, std::get<std::string>(read));
        }
        inspecting.told.files += ids.size();
        more = ids.size() == filesInOneStep;
        if (more) cursor = ids.back().value;
    }
    return std::move(inspecting.told);
}

}  // namespace hall::store::vault
