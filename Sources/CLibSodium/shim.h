#pragma once
#include <sodium/crypto_generichash.h>
#include <sodium/core.h>
