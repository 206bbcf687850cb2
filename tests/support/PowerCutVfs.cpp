#include "tests/support/PowerCutVfs.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <sqlite3.h>

namespace hall::test {

namespace {

constexpr std::size_t sector = 512;

struct Content {
    std::string now;               ///< what the process sees
    std::string safe;              ///< what a power cut leaves for certain
    std::set<std::size_t> dirty;   ///< sectors in which `now` may differ from `safe`
    bool exists{false};
    bool safelyExists{false};
};

struct Disk {
    std::map<std::string, std::shared_ptr<Content>> files;
    std::map<std::string, Content> remembered;
    std::uint64_t cut{};
    std::uint64_t count{};
    std::uint64_t room{};
    bool frozen{};
    bool failSync{};
    bool failWrite{};
    [[nodiscard]] bool dead() {
        ++count;
        return frozen || (cut != 0 && count >= cut);
    }
    [[nodiscard]] std::uint64_t used() const {
        std::uint64_t bytes = 0;
        for (const auto& [path, content] : files) bytes += content->now.size();
        return bytes;
    }
};
Disk disk;

struct File {
    sqlite3_file base;
    Content* content;
    std::shared_ptr<Content>* keep;
};
Content& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file)->content; }

int closeFile(sqlite3_file* file) {
    delete reinterpret_cast<File*>(file)->keep;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* data, int bytes, sqlite3_int64 at) {
    const std::string& now = of(file).now;
    const auto begin = static_cast<std::size_t>(at);
    const auto wanted = static_cast<std::size_t>(bytes);
    const std::size_t there = begin < now.size() ? std::min(wanted, now.size() - begin) : 0;
    if (there > 0) std::memcpy(data, now.data() + begin, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(data) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 at) {
    if (disk.dead()) return SQLITE_IOERR_WRITE;
    Content& content = of(file);
    const auto begin = static_cast<std::size_t>(at);
    const std::size_t end = begin + static_cast<std::size_t>(bytes);
    if (std::exchange(disk.failWrite, false)) return SQLITE_IOERR_WRITE;
    std::size_t first = begin;  // with the hole in front of it, if it leaves one
    if (content.now.size() < end) {
        first = std::min(first, content.now.size());
        if (disk.room != 0 && disk.used() + (end - content.now.size()) > disk.room) return SQLITE_FULL;
        content.now.resize(end);
    }
    std::memcpy(content.now.data() + begin, data, end - begin);
    for (std::size_t i = first / sector; i * sector < end; ++i) content.dirty.insert(i);
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (disk.dead()) return SQLITE_IOERR_TRUNCATE;
    Content& content = of(file);
    const auto bytes = static_cast<std::size_t>(size);
    // What is cut off and written anew is no longer what was synced.
    for (std::size_t i = bytes / sector; i * sector < content.now.size(); ++i) content.dirty.insert(i);
    content.now.resize(bytes);
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int) {
    if (disk.dead()) return SQLITE_IOERR_FSYNC;
    if (std::exchange(disk.failSync, false)) return SQLITE_IOERR_FSYNC;
    Content& content = of(file);
    content.safe.resize(content.now.size());
    for (const std::size_t index : content.dirty) {
        const std::size_t begin = index * sector;
        if (begin >= content.now.size()) continue;
        std::memcpy(content.safe.data() + begin, content.now.data() + begin, std::min(sector, content.now.size() - begin));
    }
    content.dirty.clear();
    content.safelyExists = content.exists;
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(file).now.size());
    return SQLITE_OK;
}
int lockFile(sqlite3_file*, int) { return SQLITE_OK; }
int reserved(sqlite3_file*, int* out) {
    *out = 0;
    return SQLITE_OK;
}
int control(sqlite3_file*, int op, void* arg) {
    if (op != SQLITE_FCNTL_MMAP_SIZE) return SQLITE_NOTFOUND;
    *static_cast<sqlite3_int64*>(arg) = 0;
    return SQLITE_OK;
}
int sectorSize(sqlite3_file*) { return static_cast<int>(sector); }
/// No promise at all: a write that is cut off may take the rest of its sector with it.
int traits(sqlite3_file*) { return 0; }

const sqlite3_io_methods methods{1,        closeFile, readFile, writeFile, truncateFile, syncFile, fileSize,
                                 lockFile, lockFile,  reserved, control,   sectorSize,   traits,   nullptr,
                                 nullptr,  nullptr,   nullptr,  nullptr,   nullptr};

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    file->pMethods = nullptr;
    auto& content = disk.files[path != nullptr ? path : "temporary"];
    if (!content) content = std::make_shared<Content>();
    if (!content->exists) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (disk.dead()) return SQLITE_CANTOPEN;
        content->exists = true;
        content->now.clear();
    }
    auto* own = reinterpret_cast<File*>(file);
    own->content = content.get();
    own->keep = new std::shared_ptr<Content>(content);
    own->base.pMethods = &methods;
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* path, int syncDirectory) {
    const auto found = disk.files.find(path);
    if (found == disk.files.end() || !found->second->exists) return SQLITE_IOERR_DELETE_NOENT;
    if (disk.dead()) return SQLITE_IOERR_DELETE;
    found->second->exists = false;
    found->second->now.clear();
    found->second->dirty.clear();
    if (syncDirectory != 0) {
        found->second->safelyExists = false;
        found->second->safe.clear();
    }
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs*, const char* path, int, int* out) {
    const auto found = disk.files.find(path);
    *out = found != disk.files.end() && found->second->exists ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* path, int bytes, char* out) {
    sqlite3_snprintf(bytes, out, "%s", path);
    return SQLITE_OK;
}

/// What is left of one file.
void strike(Content& content, std::mt19937_64& random) {
    const auto chance = [&](std::uint64_t of) { return random() % of; };
    if (content.exists != content.safelyExists) {
        // Made or deleted, but the directory was not synced: either may be true.
        content.exists = chance(2) == 0;
        if (!content.exists) content.safe.clear();
    }
    std::string left = content.safe;
    if (content.exists && content.now.size() != left.size() && chance(2) == 0)
        left.resize(content.now.size());
    for (const std::size_t index : content.dirty) {
        const std::size_t begin = index * sector;
        if (begin >= content.now.size()) continue;
        const std::size_t bytes = std::min(sector, content.now.size() - begin);
        const auto fate = chance(10);
        if (fate < 4) continue;  // never arrived
        if (left.size() < begin + bytes) left.resize(begin + bytes);
        const std::size_t arrived = fate < 8 ? bytes : chance(bytes + 1);
        std::memcpy(left.data() + begin, content.now.data() + begin, arrived);
        if (fate == 9) {
            for (std::size_t i = begin + arrived; i < begin + bytes; ++i)
                left[i] = static_cast<char>(chance(256));
        }
    }
    content.now = content.safe = content.exists ? left : std::string();
    content.dirty.clear();
    content.safelyExists = content.exists;
}

sqlite3_vfs layer;

}  // namespace

PowerCutVfs::PowerCutVfs() {
    disk = {};
    sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
    layer = *below;  // clock, sleep and randomness are the system's
    layer.zName = name();
    layer.pNext = nullptr;
    layer.szOsFile = sizeof(File);
    layer.xOpen = openFile;
    layer.xDelete = deleteFile;
    layer.xAccess = accessFile;
    layer.xFullPathname = fullPath;
    sqlite3_vfs_register(&layer, 0);
}

PowerCutVfs::~PowerCutVfs() {
    sqlite3_vfs_unregister(&layer);
    disk = {};
}

void PowerCutVfs::cutBefore(std::uint64_t nth) {
    disk.cut = nth;
    disk.count = 0;
}

std::uint64_t PowerCutVfs::operations() const { return disk.count; }

void PowerCutVfs::restore(std::mt19937_64& random) {
    cutBefore(0);
    for (auto& [path, content] : disk.files) strike(*content, random);
}

void PowerCutVfs::freeze() { disk.frozen = true; }
void PowerCutVfs::revive() { disk.frozen = false; }
void PowerCutVfs::room(std::uint64_t bytes) { disk.room = bytes; }
std::uint64_t PowerCutVfs::used() const { return disk.used(); }
void PowerCutVfs::failNextSync() { disk.failSync = true; }
void PowerCutVfs::failNextWrite() { disk.failWrite = true; }
void PowerCutVfs::mend() { disk.failSync = disk.failWrite = false; }

void PowerCutVfs::remember() {
    disk.remembered.clear();
    for (const auto& [path, content] : disk.files) {
        if (!content->exists) continue;
        Content copy = *content;
        copy.safe = copy.now;
        copy.dirty.clear();
        copy.safelyExists = true;
        disk.remembered.emplace(path, std::move(copy));
    }
}

void PowerCutVfs::forget() {
    disk.files.clear();
    for (const auto& [path, content] : disk.remembered)
        disk.files.emplace(path, std::make_shared<Content>(content));
    disk.room = 0;
    disk.frozen = disk.failSync = disk.failWrite = false;
    cutBefore(0);
}

void PowerCutVfs::place(const std::string& path, const std::string& bytes) {
    auto content = std::make_shared<Content>();
    content->now = content->safe = bytes;
    content->exists = content->safelyExists = true;
    disk.files[path] = std::move(content);
}

}  // namespace hall::test
