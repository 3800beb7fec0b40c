// Storage of the engine: a vector that never moves what it holds, and a hash index from id to place in it.
#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <vector>

#include "settlement/ledger/types.hpp"

namespace heliu::ledger {

inline constexpr std::uint32_t nowhere = 0xffff'ffff;

// Grows by chunks, so that ten million transfers are never copied for want of room. Places are 32-bit.
template <class T>
class Chunked {
 public:
  std::uint32_t size() const { return size_; }
  T& operator[](std::uint32_t place) { return chunks_[place >> chunk_bits][place & chunk_mask]; }
  const T& operator[](std::uint32_t place) const { return chunks_[place >> chunk_bits][place & chunk_mask]; }
  T& back() { return (*this)[size_ - 1]; }

  // Returns the new place. Throws std::length_error at four thousand million.
  std::uint32_t push_back(const T& value) {
    if (size_ == nowhere - 1) throw std::length_error("ledger storage");
    if (size_ >> chunk_bits == chunks_.size())
      chunks_.push_back(std::make_unique_for_overwrite<T[]>(chunk_mask + 1));
    (*this)[size_] = value;
    return size_++;
  }

  void pop_back() { --size_; }

 private:
  static constexpr unsigned chunk_bits = 10;
  static constexpr std::uint32_t chunk_mask = (1u << chunk_bits) - 1;
  std::vector<std::unique_ptr<T[]>> chunks_;
  std::uint32_t size_ = 0;
};

// Open addressing with linear probing; a slot is eight bytes and keeps 32 bits of the hash, so that growing
// and erasing never touch the values. Ids themselves stay in the values: `id_of(place)` gives one.
class IdIndex {
 public:
  IdIndex() : slots_(1024) {}

  template <class IdOf>
  std::uint32_t find(const Id& id, IdOf&& id_of) const {
    const std::uint32_t tag = hash(id);
    for (std::uint32_t i = tag & mask(); slots_[i].place_plus_one != 0; i = (i + 1) & mask())
      if (slots_[i].tag == tag && same(id_of(slots_[i].place_plus_one - 1), id))
        return slots_[i].place_plus_one - 1;
    return nowhere;
  }

  // The id must not be there yet.
  void insert(const Id& id, std::uint32_t place) {
    if ((used_ + 1) * 10 > slots_.size() * 7) grow();
    put({hash(id), place + 1});
    ++used_;
  }

  // The id must be there, at this place.
  void erase(const Id& id, std::uint32_t place) {
    std::uint32_t gap = hash(id) & mask();
    while (slots_[gap].place_plus_one != place + 1) gap = (gap + 1) & mask();
    for (std::uint32_t i = (gap + 1) & mask(); slots_[i].place_plus_one != 0; i = (i + 1) & mask()) {
      const std::uint32_t home = slots_[i].tag & mask();
      if (((i - home) & mask()) < ((i - gap) & mask())) continue;  // it would move before its home
      slots_[gap] = slots_[i];
      gap = i;
    }
    slots_[gap] = {};
    --used_;
  }

  void prefetch(const Id& id) const { __builtin_prefetch(&slots_[hash(id) & mask()]); }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t place_plus_one = 0;  // 0: empty
  };

  // Two loads and compares; the array's own == is a call of memcmp, which showed in profiles.
  static bool same(const Id& a, const Id& b) {
    std::uint64_t a_half[2], b_half[2];
    std::memcpy(a_half, a.data(), 16);
    std::memcpy(b_half, b.data(), 16);
    return ((a_half[0] ^ b_half[0]) | (a_half[1] ^ b_half[1])) == 0;
  }

  // UUIDv7 ids share their high bits for a whole batch: both halves are mixed until every bit counts.
  static std::uint32_t hash(const Id& id) {
    std::uint64_t high, low;
    std::memcpy(&high, id.data(), 8);
    std::memcpy(&low, id.data() + 8, 8);
    std::uint64_t mixed = high * 0x9e37'79b9'7f4a'7c15;
    mixed = ((mixed ^ (mixed >> 32)) + low) * 0xbf58'476d'1ce4'e5b9;
    mixed = (mixed ^ (mixed >> 29)) * 0x94d0'49bb'1331'11eb;
    return static_cast<std::uint32_t>(mixed >> 32);
  }

  std::uint32_t mask() const { return static_cast<std::uint32_t>(slots_.size() - 1); }

  void put(Slot slot) {
    std::uint32_t i = slot.tag & mask();
    while (slots_[i].place_plus_one != 0) i = (i + 1) & mask();
    slots_[i] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.place_plus_one != 0) put(slot);
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t used_ = 0;
};

}  // namespace heliu::ledger
