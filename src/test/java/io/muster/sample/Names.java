package io.muster.sample;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Names of people who do not exist. */
final class Names {
    private static final List<String> GIVEN = List.of(
            "Aarav",
            "Aditi",
            "Ajay",
            "Akshara",
            "Amit",
            "Ananya",
            "Anil",
            "Anjali",
            "Arjun",
            "Asha",
            "Bhavesh",
            "Chitra",
            "Deepa",
            "Devika",
            "Dinesh",
            "Farhan",
            "Fatima",
            "Ganesh",
            "Gauri",
            "Gurpreet",
            "Harish",
            "Imran",
            "Indira",
            "Ishaan",
            "Jaspreet",
            "Jyoti",
            "Kabir",
            "Kamala",
            "Karthik",
            "Kavita",
            "Kiran",
            "Lakshmi",
            "Lalita",
            "Madhavan",
            "Mahesh",
            "Manjunath",
            "Meena",
            "Mohammed",
            "Nandini",
            "Naveen",
            "Neha",
            "Nikhil",
            "Padma",
            "Pooja",
            "Prakash",
            "Pranav",
            "Priya",
            "Rahul",
            "Rajesh",
            "Rekha",
            "Ritu",
            "Rohit",
            "Sandeep",
            "Sangeeta",
            "Sarita",
            "Shabana",
            "Shankar",
            "Siddharth",
            "Sneha",
            "Sunita",
            "Suresh",
            "Tanvi",
            "Uma",
            "Usha",
            "Varun",
            "Venkatesh",
            "Vijaya",
            "Vikram",
            "Yamini",
            "Zoya");
    private static final List<String> FAMILY = List.of(
            "Agarwal",
            "Ahmed",
            "Ansari",
            "Bhat",
            "Bose",
            "Chatterjee",
            "Chauhan",
            "Das",
            "Desai",
            "D'Souza",
            "Fernandes",
            "Ghosh",
            "Gowda",
            "Gupta",
            "Hegde",
            "Iyer",
            "Jadhav",
            "Jain",
            "Joshi",
            "Kamble",
            "Kapoor",
            "Kaur",
            "Khan",
            "Kulkarni",
            "Kumar",
            "Mehta",
            "Menon",
            "Mishra",
            "Mukherjee",
            "Naidu",
            "Nair",
            "Patel",
            "Patil",
            "Pillai",
            "Prasad",
            "Raghavan",
            "Rao",
            "Reddy",
            "Sahu",
            "Sen",
            "Shah",
            "Sharma",
            "Shetty",
            "Singh",
            "Sinha",
            "Subramanian",
            "Thakur",
            "Thomas",
            "Tiwari",
            "Varma",
            "Yadav");

    private Names() {}

    static String borrower(SplittableRandom random) {
        return pick(random, GIVEN) + " " + pick(random, FAMILY);
    }

    static String agent(SplittableRandom random) {
        return "AG-" + (1000 + random.nextInt(400)) + " " + pick(random, GIVEN);
    }

    /** A given name and a family name behind it. */
    static Pattern pattern() {
        return Pattern.compile("\\b(?:" + String.join("|", GIVEN) + ") (?:" + String.join("|", FAMILY) + ")\\b");
    }

    private static String pick(SplittableRandom random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
