// A value that lives on the heap: where one alternative of a variant is a hundred times larger than the others.
#pragma once

#include <memory>
#include <utility>

namespace hall::core {

/// Copied and compared like the value itself; never empty, except after it was moved from.
template <class T>
class Boxed {
  public:
    Boxed() : value_(std::make_unique<T>()) {}
    Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT: a T is as good as a box of it
    Boxed(const Boxed& other) : value_(std::make_unique<T>(*other)) {}
    Boxed(Boxed&&) noexcept = default;
    Boxed& operator=(const Boxed& other) {
        value_ = std::make_unique<T>(*other);
        return *this;
    }
    Boxed& operator=(Boxed&&) noexcept = default;
    ~Boxed() = default;

    T& operator*() { return *value_; }
    const T& operator*() const { return *value_; }
    T* operator->() { return value_.get(); }
    const T* operator->() const { return value_.get(); }
    bool operator==(const Boxed& other) const { return *value_ == *other.value_; }

  private:
    std::unique_ptr<T> value_;
};

}  // namespace hall::core
