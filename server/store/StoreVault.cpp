// Persons and sealed papers: tables beside the log.
#include <algorithm>

#include "server/store/StoreImpl.hpp"
#include "server/store/vault/Boxes.hpp"

namespace hall::store {

using engine::StoreFault;

namespace {

/// More than the writer's queue holds: whoever was given an id has it written before it is forgotten.
constexpr std::size_t newPersonsAtMost = 20'000;

constexpr std::string_view identity = "identity";

int keepApplicant(sqlite3* db, const core::CaseNumber& number, const core::PersonId& person) {
    if (person.value.empty()) return SQLITE_OK;
    Statement insert(db, "INSERT OR IGNORE INTO applicants (number, person) VALUES (?1, ?2)");
    return insert.bind(1, number.value).bind(2, person.value).run();
}

int keepFile(sqlite3* db, const core::FileAdded& added) {
    Statement insert(db, "INSERT OR REPLACE INTO files (id, number) VALUES (?1, ?2)");
    return insert.bind(1, added.file.value).bind(2, added.number.value).run();
}

int keepErasure(sqlite3* db, const core::PersonErased& erased, std::uint64_t seq) {
    Statement insert(db, "INSERT OR IGNORE INTO erasures (person, seq) VALUES (?1, ?2)");
    return insert.bind(1, erased.person.value).bind(2, seq).run();
}

}  // namespace

int Store::Impl::keepPaper(const engine::Paper& paper) {
    if (paper.kind == identity && paper.id.value == paper.person.value) {
        if (const auto made = newLookups.find(paper.person.value); made != newLookups.end()) {
            Statement insert(connection.get(), "INSERT OR IGNORE INTO persons (id, lookup) VALUES (?1, ?2)");
            if (const int code = insert.bind(1, made->first).blob(2, made->second).run(); code != SQLITE_OK) return code;
        }
    }
    return insertPaper.bind(1, paper.id.value).bind(2, paper.person.value).bind(3, paper.kind).blob(4, paper.box).run();
}

int Store::Impl::keepVault(const engine::Append& append) {
    sqlite3* db = connection.get();
    erasing.clear();
    for (const engine::Paper* paper : append.papers) {
        if (const int code = keepPaper(*paper); code != SQLITE_OK) return code;
    }
    for (const core::Event& event : append.events) {
        int code = SQLITE_OK;
        if (const auto* received = std::get_if<core::ApplicationReceived>(&event.body)) {
            code = keepApplicant(db, received->number, received->applicant);
        } else if (const auto* updated = std::get_if<core::ApplicationUpdated>(&event.body)) {
            code = keepApplicant(db, updated->number, updated->applicant);
        } else if (const auto* added = std::get_if<core::FileAdded>(&event.body)) {
            code = keepFile(db, *added);
        } else if (const auto* erased = std::get_if<core::PersonErased>(&event.body)) {
            Erasure erasure{erased->person.value, {}, false};
            code = keepErasure(db, *erased, event.seq);
            if (code == SQLITE_OK) code = dropPerson(erasure.person, erasure.files);
            erasing.push_back(std::move(erasure));
        }
        if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

std::optional<core::PersonId> Store::findPerson(const std::string& lookupHash) {
    Statement row(impl_->connection.get(), "SELECT id FROM persons WHERE lookup = ?1");
    const int code = row.blob(1, lookupHash).step();
    if (code == SQLITE_ROW) return core::PersonId{std::string(row.text(0))};
    impl_->note(code, "looking a person up");
    return std::nullopt;
}

std::optional<core::PersonId> Store::personFor(const std::string& lookupHash) {
    if (auto known = findPerson(lookupHash)) return known;
    if (impl_->broken) return std::nullopt;
    auto& persons = impl_->newPersons;
    if (const auto made = persons.find(lookupHash); made != persons.end()) return core::PersonId{made->second};
    while (persons.size() >= newPersonsAtMost) impl_->forgetNewPerson(std::string(impl_->newPersonsOrder.front()));
    const std::string id = vault::drawOpaqueId();
    persons[lookupHash] = id;
    impl_->newLookups[id] = lookupHash;
    impl_->newPersonsOrder.push_back(lookupHash);
    return core::PersonId{id};
}

void Store::Impl::forgetNewPerson(const std::string& lookup) {
    const auto known = newPersons.find(lookup);
    if (known == newPersons.end()) return;
    newLookups.erase(known->second);
    newPersons.erase(known);
    newPersonsOrder.erase(std::find(newPersonsOrder.begin(), newPersonsOrder.end(), lookup));
}

std::optional<std::string> Store::box(const core::VaultId& id) {
    Statement row(impl_->connection.get(), "SELECT box FROM papers WHERE id = ?1");
    const int code = row.bind(1, id.value).step();
    if (code == SQLITE_ROW) return std::string(row.bytes(0));
    impl_->note(code, "reading a sealed paper");
    return std::nullopt;
}

std::uint64_t Store::papers() {
    Statement row(impl_->connection.get(), "SELECT count(*) FROM papers");
    const int code = row.step();
    if (code == SQLITE_ROW) return static_cast<std::uint64_t>(row.integer(0));
    impl_->note(code, "counting papers");
    return 0;
}

std::vector<engine::Paper> Store::Impl::papersFrom(Statement rows) {
    std::vector<engine::Paper> found;
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) {
        found.push_back({{std::string(rows.text(0))}, {std::string(rows.text(1))}, std::string(rows.text(2)), std::string(rows.bytes(3))});
    }
    if (note(code, "listing papers") != StoreFault::none) found.clear();
    return found;
}

std::vector<engine::Paper> Store::papersAfter(const std::string& after, std::size_t limit) {
    Statement rows(impl_->connection.get(), "SELECT id, person, kind, box FROM papers WHERE id > ?1 ORDER BY id LIMIT ?2");
    rows.bind(1, after).bind(2, static_cast<std::uint64_t>(limit));
    return impl_->papersFrom(std::move(rows));
}

std::vector<engine::Paper> Store::papersSealedBefore(std::uint16_t generation, const std::string& after, std::size_t limit) {
    const std::string wanted{static_cast<char>(generation >> 8), static_cast<char>(generation & 0xFF)};
    Statement rows(impl_->connection.get(),
                   "SELECT id, person, kind, box FROM papers WHERE id > ?1 AND substr(box, 2, 2) <> ?2 ORDER BY id LIMIT ?3");
    rows.bind(1, after).blob(2, wanted).bind(3, static_cast<std::uint64_t>(limit));
    return impl_->papersFrom(std::move(rows));
}

Result<std::vector<core::VaultId>> Store::attachedFiles(const std::string& file) {
    Impl impl({}, file, {});
    if (auto problem = impl.open(SQLITE_OPEN_READONLY, OpenFor::inspection)) return *problem;
    std::vector<core::VaultId> found;
    Statement rows(impl.connection.get(), "SELECT id FROM files ORDER BY id");
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) found.push_back({std::string(rows.text(0))});
    if (code != SQLITE_DONE) return impl.problemOf(code, "listing files");
    return found;
}

Store::VaultTotals Store::vaultTotals() {
    const auto count = [this](const char* sql) {
        Statement row(impl_->connection.get(), sql);
        const int code = row.step();
        if (code == SQLITE_ROW) return static_cast<std::uint64_t>(row.integer(0));
        impl_->note(code, "counting");
        return std::uint64_t{0};
    };
    return {count("SELECT count(*) FROM persons"), count("SELECT count(*) FROM papers"), count("SELECT count(*) FROM files"),
            count("SELECT count(DISTINCT person) FROM applicants"), count("SELECT count(*) FROM erasures")};
}

StoreFault Store::replaceBoxes(const std::vector<engine::Paper>& papers) {
    return impl_->transaction("sealing papers anew", [&] {
        Statement update(impl_->connection.get(), "UPDATE papers SET box = ?2 WHERE id = ?1");
        for (const engine::Paper& paper : papers) {
            if (const int code = update.bind(1, paper.id.value).blob(2, paper.box).run(); code != SQLITE_OK) return code;
        }
        return SQLITE_OK;
    });
}

std::vector<core::VaultId> Store::filesAfter(const std::string& after, std::size_t limit) {
    std::vector<core::VaultId> found;
    Statement rows(impl_->connection.get(), "SELECT id FROM files WHERE id > ?1 ORDER BY id LIMIT ?2");
    rows.bind(1, after).bind(2, static_cast<std::uint64_t>(limit));
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) found.push_back({std::string(rows.text(0))});
    if (impl_->note(code, "listing files") != StoreFault::none) found.clear();
    return found;
}

std::vector<core::PersonId> Store::withoutIdentity(std::size_t limit) {
    std::vector<core::PersonId> found;
    Statement rows(impl_->connection.get(),
                   "SELECT DISTINCT a.person FROM applicants a LEFT JOIN papers p ON p.id = a.person WHERE p.id IS NULL LIMIT ?1");
    rows.bind(1, static_cast<std::uint64_t>(limit));
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) found.push_back({std::string(rows.text(0))});
    if (impl_->note(code, "looking for identities") != StoreFault::none) found.clear();
    return found;
}

bool Store::hasFile(const core::VaultId& id) {
    Statement row(impl_->connection.get(), "SELECT 1 FROM files WHERE id = ?1");
    const int code = row.bind(1, id.value).step();
    if (code != SQLITE_ROW) impl_->note(code, "looking a file up");
    return code == SQLITE_ROW;
}

StoreFault Store::scrubVault() { return impl_->broken ? StoreFault::failed : impl_->scrub(); }

}  // namespace hall::store
