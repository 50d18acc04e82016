"""Given names from all over the world that are hardly words, surnames of note or places as well."""

_NAMES = """
Aaron Abbas Abdel Abdul Abdullah Abdulaziz Abdelfattah Abigail Abu Adam Adel Adolf Adrian Agnes Ahmad Ahmed Ahmet
Aisha Akira Alain Alan Albert Alberto Alejandro Aleksandar Aleksander Aleksandr Alex Alexander Alexandre Alexei
Alexey Alexis Alfred Alfredo Ali Alice Alison Allan Allen Amanda Amir Amit Amy Ana Anas Anatoly Anders Andre Andrea
Andreas Andrei Andres Andrew Andrey Andrzej Andy Angela Angelina Anita Ann Anna Anne Annette Anthony Antoine Anton
Antonio António Antony Anwar Arnold Arthur Arturo Ashraf Asif Atul Ayman Aziz Barack Barbara Barry Bashar Bashir Ben
Benjamin Benito Benny Bernard Bernie Beth Bill Billy Bob Bobby Boris Brad Bradley Brandon Brenda Brett Brian Bridget
Bruce Bruno Bryan Camilla Carl Carlo Carlos Carmen Carol Caroline Carrie Catherine Cathy Cecilia Cesar Charles
Charlie Chelsea Cheryl Chloe Chris Christian Christiane Christina Christine Christoph Christophe Christopher Cindy
Claire Clara Claude Claudia Colin Connie Constantin Craig Cristina Curtis Cynthia Damien Daniel Daniela Danny Darren
Dave David Debbie Deborah Dennis Derek Diana Diane Diego Dieter Dilma Dimitri Dmitri Dmitry Dominic Dominique Don
Donald Donna Doris Dorothy Doug Douglas Ed Eddie Edgar Eduardo Edward Edwin Ehud Eileen Elaine Eleanor Elena Eli
Elias Elisabeth Elizabeth Ellen Emily Emma Emmanuel Enrique Eric Erica Erik Ernest Ernesto Ernst Esther Ethan Eugene
Eva Evelyn Fadi Faisal Fahad Farah Farouk Fatima Fayez Federica Federico Felipe Felix Fernando Fidel Fiona Florian
Frances Francesco Francis Francisco Franco Francois François Frank Franz Fred Freddie Frederick Friedrich Fritz Fuad
Gabriel Gareth Gary Gavin Geoff Geoffrey George Georges Gerald Gerard Gerhard Giorgio Giovanni Giuseppe Glen Glenn
Gordon Graeme Graham Greg Gregory Greta Guillaume Gunther Gustavo Guy Habib Hafez Haider Hamad Hamid Hans Harold
Harriet Harry Hasan Hashim Hassan Hector Heather Heiko Heinrich Helen Helmut Henri Henry Herbert Herman Hiroshi
Hosni Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilham Imran Inga Ingrid Irene Isaac Isabel Isabelle Isabella Ismail
Ivan Ivo Jack Jacob Jacques Jaime Jake Jamal James Jamie Jan Jane Janet Janice Jason Javier Jean Jeff Jeffrey
Jennifer Jens Jeremy Jerome Jerry Jesse Jessica Jesus Jill Jim Jimmy Joachim Joan Joanna Joao João Joe Joel Joerg
Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge José Jose Josef Joseph Josep Joshua Joyce Juan Judith
Julia Julian Julie Julien Julio Jürgen Juergen Justin Karen Karim Karin Karl Kate Katherine Kathleen Kathy Katie
Keith Kelly Kenneth Kenji Kevin Khaled Khalid Khalifa Kim Kimberly Klaus Kofi Kristen Kurt Kyle Lars Larry Laura
Lauren Laurent Lawrence Leila Leo Leon Leonard Leonid Leonardo Leslie Lewis Liam Linda Lisa Liz Lorenzo Louis Louise
Luca Lucas Lucia Lucy Luis Luiz Lukas Luke Lydia Madeleine Mahmoud Mahmud Malcolm Malik Manfred Manuel Mara Marcel
Marco Marcos Margaret Maria Marie Marina Mario Marion Marjorie Markus Marta Martha Martin Martina Mary Masoud
Massoud Mateusz Matt Matteo Matthew Matthias Maurice Mauricio Max Maxim Megan Mehdi Mehmet Melania Melinda Melissa
Michael Michel Michele Michelle Miguel Mike Mikhail Milan Milos Mindy Miriam Mitch Mitchell Mohamed Mohammad
Mohammed Mohamud Monica Moqtada Morgan Moshe Mourad Muammar Muhammad Muhammadu Mustafa Nabil Nadia Nancy Naomi
Narendra Natalia Natalie Natasha Nathan Nawaz Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nigel Nikita Nikolai
Nikos Nina Noah Noel Noor Nouri Olaf Oleg Oliver Olivia Olivier Omar Oscar Osama Otto Pablo Pamela Pascal Pat
Patricia Patrick Paul Paula Paulo Pavel Pedro Peggy Penny Per Pervez Petar Pete Peter Petra Petro Phil Philip
Philippe Phillip Pierre Pietro Piotr Qasem Qais Rachel Rafael Rafik Rahul Rajiv Ralph Ramzan Ramzi Randy Raul Raúl
Ray Raymond Rebecca Recep Reinhard Renate Rex Ricardo Richard Rick Rob Robert Roberta Roberto Robin Rodrigo Roger
Roland Romano Ron Ronald Rosa Ross Roy Rudolf Rudy Rupert Russell Ruth Ryan Saad Sabine Saddam Saeed Said Salim
Salman Salvatore Sam Sameh Samantha Sami Samir Samuel Sandra Sara Sarah Saul Scott Sean Sebastian Serge Sergei
Sergey Sergio Seth Shane Shannon Sharon Shaun Sheila Shimon Shinzo Silvia Silvio Simon Simone Slobodan Sofia Sonia
Sophie Stanislav Staffan Stefan Stefano Stephan Stephane Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne
Sven Sylvia Sylvie Tamara Tania Tariq Tarek Tatiana Tayyip Ted Teresa Terry Theodore Theresa Thierry Thomas Tim
Timothy Tina Tobias Toby Todd Tom Tommy Tony Tracy Ulrich Umberto Ursula Vaclav Valerie Valentin Vera Veronica
Victor Viktor Vicente Vincent Vitaly Vladimir Volodymyr Walid Walter Wang Warren Wayne Wendy Werner Wilhelm William
Wolfgang Xavier Xi Yasser Yevgeny Yitzhak Yoshihide Yousef Youssef Yukio Yulia Yuri Yusuf Yves Yvonne Zachary Zainab
Zoe
"""
GIVEN_NAMES = frozenset(_NAMES.split())
