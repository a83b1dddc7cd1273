;; The floor of what reads a ledger: every byte looked at once, quotation marks counted. floor.mjs fills the memory.
(module
  (memory (export "memory") 17)
  (func (export "count") (param $at i32) (param $end i32) (result i32) (local $marks i32)
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $marks
          (i32.add (local.get $marks) (i32.eq (i32.load8_u (local.get $at)) (i32.const 34))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (local.get $marks)))
