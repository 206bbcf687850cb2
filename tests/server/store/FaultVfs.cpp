#include "tests/server/store/FaultVfs.hpp"

#include <sqlite3.h>

namespace hall::test {

namespace {

struct Plan {
    std::uint64_t nth{};  // 0: no fault
    DiskFault fault{};
    bool sticky{};
    std::uint64_t count{};
    bool fired{};
};
Plan plan;
sqlite3_vfs* below = nullptr;

enum class Operation { read, write, sync, other };

/// Does this operation fail?
bool hit(Operation operation) {
    if (plan.nth == 0 || operation == Operation::read) return false;
    if (plan.fault == DiskFault::sync && operation != Operation::sync) return false;
    if (plan.fault == DiskFault::full && operation != Operation::write) return false;
    ++plan.count;
    const bool now = plan.sticky ? plan.count >= plan.nth : plan.count == plan.nth;
    plan.fired |= now;
    return now;
}

struct File {
    sqlite3_file base;
    sqlite3_file* real;
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }

int closeFile(sqlite3_file* file) {
    return real(file)->pMethods != nullptr ? real(file)->pMethods->xClose(real(file)) : 0;
}
int readFile(sqlite3_file* file, void* data, int bytes, sqlite3_int64 at) {
    return hit(Operation::read) ? SQLITE_IOERR_READ
                                : real(file)->pMethods->xRead(real(file), data, bytes, at);
}
int writeFile(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 at) {
    if (!hit(Operation::write)) return real(file)->pMethods->xWrite(real(file), data, bytes, at);
    if (plan.fault == DiskFault::torn) real(file)->pMethods->xWrite(real(file), data, bytes / 2, at);
    return plan.fault == DiskFault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    return hit(Operation::other) ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
    // The page cache outlives this test, so a sync that succeeds need not be made; PowerCutTests is about the
    // other kind.
    static_cast<void>(file), static_cast<void>(flags);
    return hit(Operation::sync) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int lock) { return real(file)->pMethods->xLock(real(file), lock); }
int unlockFile(sqlite3_file* file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); }
int reserved(sqlite3_file* file, int* out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int op, void* arg) {
    if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_NOTFOUND;
    return real(file)->pMethods->xFileControl(real(file), op, arg);
}
int sectorSize(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int traits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

// Version 1: without shared memory and memory maps, so that nothing passes by.
const sqlite3_io_methods methods{1,        closeFile,  readFile, writeFile, truncateFile, syncFile, fileSize,
                                 lockFile, unlockFile, reserved, control,   sectorSize,   traits,   nullptr,
                                 nullptr,  nullptr,    nullptr,  nullptr,   nullptr};

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto* own = reinterpret_cast<File*>(file);
    own->base.pMethods = nullptr;
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    if ((flags & SQLITE_OPEN_CREATE) != 0 && hit(Operation::other)) return SQLITE_CANTOPEN;
    const int code = below->xOpen(below, path, own->real, flags, outFlags);
    if (code == SQLITE_OK) own->base.pMethods = &methods;
    return code;
}
int deleteFile(sqlite3_vfs*, const char* path, int sync) {
    return hit(Operation::other) ? SQLITE_IOERR_DELETE : below->xDelete(below, path, sync);
}
int accessFile(sqlite3_vfs*, const char* path, int flags, int* out) {
    return below->xAccess(below, path, flags, out);
}
int fullPath(sqlite3_vfs*, const char* path, int bytes, char* out) {
    return below->xFullPathname(below, path, bytes, out);
}

sqlite3_vfs layer;

}  // namespace

FaultVfs::FaultVfs() {
    plan = {};
    below = sqlite3_vfs_find(nullptr);
    layer = *below;
    layer.zName = name();
    layer.pNext = nullptr;
    layer.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
    layer.xOpen = openFile;
    layer.xDelete = deleteFile;
    layer.xAccess = accessFile;
    layer.xFullPathname = fullPath;
    sqlite3_vfs_register(&layer, 0);
}

FaultVfs::~FaultVfs() { sqlite3_vfs_unregister(&layer); }

void FaultVfs::arm(std::uint64_t nth, DiskFault fault, bool sticky) { plan = {nth, fault, sticky, 0, false}; }
void FaultVfs::disarm() { plan.nth = 0; }
bool FaultVfs::fired() const { return plan.fired; }

}  // namespace hall::test
