// The Postern module.
