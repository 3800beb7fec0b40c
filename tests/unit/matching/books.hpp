// Small books for the tests of matching/.
#pragma once
#include <random>

#include "matching/book.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

Id id(int kind, int number);  // distinct for distinct pairs
Digest digest(int number);

Book plain_book();                       // one whole lot of 1,000 kg, one offer that may take it
Book random_book(std::mt19937& random);  // a few lots and offers, small masses, both price signs
Book random_book_with_budgets(std::mt19937& random);
void add_random_budgets(Book& book, std::mt19937& random);  // assays of one digit, a line or two
Book city_book(int lots, int offers, unsigned seed,
               int divisible_percent);  // a day of a city, tight capacity
Book city_book_with_budgets(int lots, int offers, unsigned seed,
                            int divisible_percent);  // a kiln's heat and chlorine are tight as well
Book province_book(
    int lots, int offers, unsigned seed,
    int divisible_percent);  // 28 codes, two a licence, within 40 km: 20 to 50 arcs a lot of 1,000 offers
// Markets that share nothing, in one round: the books' lots, offers, items, budgets and enterprises, each
// book's ids and codes made its own.
Book side_by_side(const std::vector<Book>& books);
Book shuffled(Book book, std::mt19937& random);  // the same content in another order

// The greatest welfare by trying every award of every arc: thousandths of a fen.
std::int64_t exhaustive_optimum(const Book& book);

}  // namespace heliu::matching
