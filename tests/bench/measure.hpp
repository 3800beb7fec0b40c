// How results are measured and said: "figure NAME VALUE UNIT" and "ratio NAME VALUE", each on its line.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace heliu::bench {

double seconds_of(const std::function<void()>& work);                         // wall clock
double cpu_seconds();                                                         // of this process so far
double median(std::vector<double> values);                                    // of at least one
void figure(const std::string& name, double value, const std::string& unit);  // as a whole number
void ratio(const std::string& name, double value);                            // with three decimals

// Calls work(0) … work(count - 1), each once, from so many threads, in about this order. The first exception
// ends it and passes through.
void from_threads(int threads, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace heliu::bench
