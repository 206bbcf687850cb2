// Persons and sealed papers: tables beside the log.
#include <algorithm>
#include <set>

#include "server/store/StoreImpl.hpp"
#include "server/store/vault/Boxes.hpp"

namespace hall::store {

using engine::StoreFault;

namespace {

/// More than the writer's queue holds: whoever was given an id has it written before it is forgotten.
constexpr std::size_t newPersonsAtMost = 20'000;

constexpr std::string_view identity = "identity";

/// Who stood there before goes to `left`.
int keepParty(sqlite3* db, const std::string& number, const char* role, const core::PersonId& person, std::set<std::string>& left) {
    Statement before(db, "SELECT person FROM parties WHERE number = ?1 AND role = ?2");
    int code = before.bind(1, number).bind(2, std::string_view(role)).step();
    if (code == SQLITE_ROW) {
        if (before.text(0) == person.value) return SQLITE_OK;
        left.emplace(before.text(0));
    } else if (code != SQLITE_DONE) {
        return code;
    }
    before.reset();
    if (person.value.empty()) {
        Statement remove(db, "DELETE FROM parties WHERE number = ?1 AND role = ?2");
        return remove.bind(1, number).bind(2, std::string_view(role)).run();
    }
    Statement insert(db, "INSERT OR REPLACE INTO parties (number, role, person) VALUES (?1, ?2, ?3)");
    return insert.bind(1, number).bind(2, std::string_view(role)).bind(3, person.value).run();
}

/// Drops the row of the file that stood at this place before.
int keepFile(sqlite3* db, const std::string& number, const core::VaultId& file, std::uint32_t ordinal) {
    Statement insert(db, "INSERT OR REPLACE INTO files (id, number, ordinal) VALUES (?1, ?2, ?3)");
    return insert.bind(1, file.value).bind(2, number).bind(3, std::uint64_t{ordinal}).run();
}

int keepImported(sqlite3* db, const core::Case& record, std::set<std::string>& left) {
    if (const int code = keepParty(db, record.number.value, "applicant", record.applicant, left); code != SQLITE_OK) return code;
    if (const int code = keepParty(db, record.number.value, "agent", record.agent, left); code != SQLITE_OK) return code;
    for (const core::CaseFile& file : record.files) {
        if (const int code = keepFile(db, record.number.value, file.id, file.ordinal); code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

/// Applicant and agent, of an application or of what became of it.
int keepParties(sqlite3* db, const auto& event, std::set<std::string>& left) {
    const int code = keepParty(db, event.number.value, "applicant", event.applicant, left);
    return code == SQLITE_OK ? keepParty(db, event.number.value, "agent", event.agent, left) : code;
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
    std::set<std::string> left;
    for (const engine::Paper* paper : append.papers) {
        if (const int code = keepPaper(*paper); code != SQLITE_OK) return code;
    }
    for (const core::Event& event : append.events) {
        int code = SQLITE_OK;
        if (const auto* received = std::get_if<core::ApplicationReceived>(&event.body)) {
            code = keepParties(db, *received, left);
        } else if (const auto* updated = std::get_if<core::ApplicationUpdated>(&event.body)) {
            code = keepParties(db, *updated, left);
        } else if (const auto* imported = std::get_if<core::CaseImported>(&event.body)) {
            code = keepImported(db, *imported->record, left);
        } else if (const auto* opened = std::get_if<core::FollowUpOpened>(&event.body)) {
            code = keepParty(db, opened->followUp.value, "asker", opened->person, left);
        } else if (const auto* added = std::get_if<core::FileAdded>(&event.body)) {
            code = keepFile(db, added->number.value, added->file, added->ordinal);
        } else if (const auto* erased = std::get_if<core::PersonErased>(&event.body)) {
            Erasure erasure{erased->person.value, {}, false};
            code = keepErasure(db, *erased, event.seq);
            if (code == SQLITE_OK) code = dropPerson(erasure.person, erasure.files);
            erasing.push_back(std::move(erasure));
        }
        if (code != SQLITE_OK) return code;
    }
    for (const std::string& person : left) {
        if (const int code = dropUnnamed(person); code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

/// Somebody took this person's place in a case: unless another one names them, the hall has no reason to know who they are.
int Store::Impl::dropUnnamed(const std::string& person) {
    sqlite3* db = connection.get();
    Statement named(db, "SELECT 1 FROM parties WHERE person = ?1 LIMIT 1");
    int code = named.bind(1, person).step();
    if (code != SQLITE_DONE) return code == SQLITE_ROW ? SQLITE_OK : code;
    Statement known(db, "SELECT lookup FROM persons WHERE id = ?1");
    if ((code = known.bind(1, person).step()) == SQLITE_ROW) {
        // Remembered for a while: an application on its way may have been told this id already.
        rememberPerson(std::string(known.bytes(0)), person);
        code = SQLITE_DONE;
    }
    if (code != SQLITE_DONE) return code;
    known.reset();
    for (const char* sql : {"DELETE FROM papers WHERE id = ?1", "DELETE FROM persons WHERE id = ?1"}) {
        Statement remove(db, sql);
        if ((code = remove.bind(1, person).run()) != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

void Store::Impl::rememberPerson(const std::string& lookup, const std::string& id) {
    if (newPersons.contains(lookup)) return;
    while (newPersons.size() >= newPersonsAtMost) forgetNewPerson(std::string(newPersonsOrder.front()));
    newPersons[lookup] = id;
    newLookups[id] = lookup;
    newPersonsOrder.push_back(lookup);
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
    const std::string id = vault::drawOpaqueId();
    impl_->rememberPerson(lookupHash, id);
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
            count("SELECT count(DISTINCT person) FROM parties WHERE role = 'applicant'"), count("SELECT count(*) FROM erasures")};
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
                   "SELECT DISTINCT a.person FROM parties a LEFT JOIN papers p ON p.id = a.person WHERE a.role = 'applicant' AND p.id IS NULL LIMIT ?1");
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
