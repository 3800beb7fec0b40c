// Internal to this folder: what writer and reader of a pain.001 both demand.
#pragma once
#include "settlement/iso20022/pain001.hpp"

namespace heliu::iso20022 {

// std::invalid_argument, beginning with the field.
void check_texts(const CreditTransferInitiation& file);

}  // namespace heliu::iso20022
