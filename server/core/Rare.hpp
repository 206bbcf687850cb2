// A part that most of its owners do not have.
#pragma once

#include <memory>
#include <utility>

namespace hall::core {

/// Holds a T at the price of a pointer where it says nothing: what equals T{} is not kept. Copies are deep.
template <class T>
class Rare {
  public:
    Rare() = default;
    Rare(const Rare& other) : kept_(other.kept_ ? std::make_unique<T>(*other.kept_) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(const Rare& other) {
        if (this != &other) kept_ = other.kept_ ? std::make_unique<T>(*other.kept_) : nullptr;
        return *this;
    }
    Rare& operator=(Rare&&) noexcept = default;
    ~Rare() = default;

    const T& operator*() const {
        static const T nothing{};
        return kept_ ? *kept_ : nothing;
    }
    const T* operator->() const { return &**this; }

    void set(T value) {
        if (value == T{}) kept_.reset();
        else kept_ = std::make_unique<T>(std::move(value));
    }
    /// change([](T& part) { ... })
    template <class Change>
    void change(Change&& how) {
        T part = **this;
        how(part);
        set(std::move(part));
    }

    bool operator==(const Rare& other) const { return **this == *other; }
    auto operator<=>(const Rare& other) const { return **this <=> *other; }

  private:
    std::unique_ptr<T> kept_;
};

}  // namespace hall::core
