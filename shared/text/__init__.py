"""What every stage must read the same way in plain text: lines, end marks, bylines, datelines, credits."""
