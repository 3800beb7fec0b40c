// What nearly every unit of a service includes besides: the chassis's headers.
#pragma once
#include "cmake/pch.hpp"
#include "chassis/contract/paging.hpp"
#include "chassis/service.hpp"
