// Threads for what takes a fifth of a second and 64 MiB at a time: hashing secrets.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace hall::access {

class Hasher {
  public:
    /// At most `bound` pieces of work wait or run.
    Hasher(std::size_t threads, std::size_t bound);
    /// What waits is dropped, what runs is finished.
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    /// From any thread. False: too much waits already.
    bool post(std::function<void()> work);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::access
